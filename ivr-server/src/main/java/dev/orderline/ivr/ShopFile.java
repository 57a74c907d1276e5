package dev.orderline.ivr;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.flow.source.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file in which the shop's people write what the shop does. */
final class ShopFile {
    private static final long MAX_BYTES = 1_000_000;

    private ShopFile() {}

    /**
     * What stands in it.
     *
     * @param what it is: "policy"
     * @throws UncheckedIOException if it cannot be read; the message says why
     */
    static String text(Path file, String what) {
        try {
            if (Files.size(file) > MAX_BYTES)
                throw new IOException("it has more than " + MAX_BYTES + " bytes");
            return Files.readString(file, UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "cannot read the " + what + " " + file + ": " + unreadable.getMessage(),
                    unreadable);
        }
    }

    /** That something is wrong with it, and what, a line each. */
    static IllegalArgumentException wrong(List<Problem> problems) {
        return new IllegalArgumentException(
                problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
}
