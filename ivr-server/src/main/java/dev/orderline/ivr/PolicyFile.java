package dev.orderline.ivr;

import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.policy.PolicyReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A draft of the policy.
 *
 * @param policy what it says; empty when something is wrong with it
 * @param problems what is wrong, and what may be
 */
public record PolicyFile(
        Path file, String text, List<Problem> problems, Optional<ReturnPolicy> policy) {
    public PolicyFile {
        problems = List.copyOf(problems);
    }

    /**
     * @throws UncheckedIOException if it cannot be read; the message says why
     */
    public static PolicyFile read(Path file) {
        String text = text(file);
        var problems = new Problems();
        Optional<ReturnPolicy> policy = PolicyReader.read(file.toString(), text, problems);
        return new PolicyFile(file, text, problems.sorted(), policy);
    }

    /**
     * What stands in a file of a policy.
     *
     * @throws UncheckedIOException if it cannot be read; the message says why
     */
    public static String text(Path file) {
        return ShopFile.text(file, "policy");
    }

    /** Without its folder. */
    public String name() {
        return file.getFileName().toString();
    }

    /**
     * @throws IllegalArgumentException if something is wrong with it; the message says what
     */
    public ReturnPolicy orThrow() {
        return policy.orElseThrow(() -> ShopFile.wrong(problems));
    }
}
