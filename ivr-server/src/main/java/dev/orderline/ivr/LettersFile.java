package dev.orderline.ivr;

import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.letters.LettersReader;
import dev.orderline.ivr.orders.Letters;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file with the texts of letters. It counts from the next start on: unlike a decision, a letter
 * needs no version of what it was made by, since what was written is sent as it was written.
 *
 * @param letters what it says; empty when something is wrong with it
 * @param problems what is wrong, and what may be
 */
public record LettersFile(
        Path file, String text, List<Problem> problems, Optional<Letters> letters) {
    public LettersFile {
        problems = List.copyOf(problems);
    }

    /**
     * @param shop its name, as customers know it
     * @throws UncheckedIOException if it cannot be read; the message says why
     */
    public static LettersFile read(Path file, String shop) {
        String text = ShopFile.text(file, "texts of letters");
        var problems = new Problems();
        Optional<Letters> letters = LettersReader.read(file.toString(), text, shop, problems);
        return new LettersFile(file, text, problems.sorted(), letters);
    }

    /**
     * @throws IllegalArgumentException if something is wrong with it; the message says what
     */
    public Letters orThrow() {
        return letters.orElseThrow(() -> ShopFile.wrong(problems));
    }
}
