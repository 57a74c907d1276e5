package dev.orderline.speech.synthesis;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something for us to say. Sentences are rendered and played one by one, so the first should be
 * short, carry meaning and be fixed, so that it is in the cache.
 *
 * @param sentences plain text as it is to be spoken; slots are already words
 */
public record Prompt(List<String> sentences) {
    public Prompt {
        sentences = List.copyOf(sentences);
    }

    public static Prompt of(String... sentences) {
        return new Prompt(List.of(sentences));
    }

    /** The sentences as one text. */
    public String text() {
        return String.join(" ", sentences);
    }

    /** This, then {@code next}, as one prompt. */
    public Prompt then(Prompt next) {
        return new Prompt(Stream.concat(sentences.stream(), next.sentences.stream()).toList());
    }
}
