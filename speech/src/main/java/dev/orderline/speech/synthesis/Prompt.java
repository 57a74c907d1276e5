package dev.orderline.speech.synthesis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something for us to say. Sentences are rendered and played one by one, so the first should be
 * short, carry meaning and be fixed, so that it is in the cache.
 */
public record Prompt(List<Sentence> sentences) {
    public Prompt {
        sentences = List.copyOf(sentences);
    }

    /** Text that is the same for every caller. It may hold several sentences. */
    public static Prompt of(String... texts) {
        return of(texts, false);
    }

    /** Text made for one caller: with a name, an order, a date in it. */
    public static Prompt personal(String... texts) {
        return of(texts, true);
    }

    private static Prompt of(String[] texts, boolean personal) {
        return new Prompt(
                Arrays.stream(texts)
                        .map(Sentences::split)
                        .flatMap(List::stream)
                        .map(sentence -> new Sentence(sentence, personal))
                        .toList());
    }

    /** The sentences as one text. */
    public String text() {
        return sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
    }

    /** This, then {@code next}, as one prompt. */
    public Prompt then(Prompt next) {
        return new Prompt(Stream.concat(sentences.stream(), next.sentences.stream()).toList());
    }

    /**
     * One sentence.
     *
     * @param pieces as they are written, in order; numbers and abbreviations are made words when it
     *     is spoken
     * @param personal whether it was made for one caller: then it is kept in memory only, never on
     *     a disk
     */
    public record Sentence(List<Piece> pieces, boolean personal) {
        public Sentence {
            pieces = List.copyOf(pieces);
        }

        /** A sentence of one piece. */
        public Sentence(String text, boolean personal) {
            this(List.of(personal ? new Piece.Name(text) : new Piece.Fixed(text)), personal);
        }

        /** All pieces together. */
        public String text() {
            return pieces.stream().map(Piece::text).collect(Collectors.joining());
        }
    }

    /** A part of a sentence, by what can be known of it before a call. */
    public sealed interface Piece {
        String text();

        /** The same in every call. */
        record Fixed(String text) implements Piece {}

        /** Made of the words of a {@link SayAs#vocabulary}. */
        record Value(String text) implements Piece {}

        /** Words of the shop's, such as a city. */
        record Name(String text) implements Piece {}
    }
}
