package dev.orderline.speech.hearing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** The sentences of {@code hearing/texts.tsv}. */
final class Texts {
    /** Sentences that answer none of the questions; nothing in them is an answer. */
    private static final String OUTSIDE = "outside";

    private static final List<List<String>> LINES = lines();

    private Texts() {}

    /** What is written there for a kind. */
    static List<String> of(Part part, String kind) {
        List<String> texts =
                LINES.stream()
                        .filter(line ->
                                line.get(0).equals(part.title()) && line.get(1).equals(kind))
                        .map(List::getLast)
                        .toList();
        if (texts.isEmpty()) throw new IllegalStateException("no " + part + " texts of " + kind);
        return texts;
    }

    static String one(Part part, String kind, RandomGenerator random) {
        List<String> texts = of(part, kind);
        return texts.get(random.nextInt(texts.size()));
    }

    /** All sentences that are no answer and written down as a whole. */
    static List<String> outside(Part part) {
        return of(part, OUTSIDE);
    }

    /** A sentence that is no answer: one of those, or one of a thousand put together. */
    static String outside(Part part, RandomGenerator random) {
        if (random.nextInt(3) == 0) return one(part, OUTSIDE, random);
        return one(part, OUTSIDE + " who", random)
                + " "
                + one(part, OUTSIDE + " does", random)
                + " "
                + one(part, OUTSIDE + " where", random);
    }

    private static List<List<String>> lines() {
        try (InputStream file = Texts.class.getResourceAsStream("/hearing/texts.tsv")) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(line -> List.of(line.split("\t"))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
