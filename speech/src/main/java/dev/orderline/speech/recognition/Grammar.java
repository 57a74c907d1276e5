package dev.orderline.speech.recognition;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be answered to one question. Immutable, shared by all calls. */
public interface Grammar {
    /** For logs and for recognisers kept ready: grammars of one name have the same phrases. */
    String name();

    /** The language it is spoken in. */
    SpokenLanguage language();

    /**
     * The phrases the decoder should favour: lower-case words apart by single blanks. Never empty.
     */
    List<String> phrases();

    /** The words that {@link #phrases} are made of. */
    default Set<String> words() {
        return phrases().stream()
                .flatMap(phrase -> Arrays.stream(phrase.split(" ")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ways of answering that are listened for apart as well; empty if there is none. */
    default List<Style> styles() {
        return List.of();
    }

    /**
     * What this very caller is expected to answer, listened for apart; empty if nothing is known of
     * them. No part of what is made ready for all calls.
     */
    default List<Style> expected() {
        return List.of();
    }

    /** What {@code words} (lower case, apart by single blanks) mean, if anything. */
    Optional<Meaning> meaning(String words);

    /**
     * Whether {@code meaning}, which is one of this grammar's, holds a value that {@link
     * Acceptor#checksItself checks itself}.
     */
    default boolean checks(Meaning meaning) {
        return false;
    }

    /**
     * Whether {@code words} are a whole answer to which nothing more need be expected: all digits
     * are there, or a choice was made that no more words would change. Such an answer ends with the
     * first short quiet.
     */
    boolean complete(String words);

    /** How long the caller may be quiet within an answer that is not yet {@link #complete}. */
    Duration patience();

    /** How likely a meaning must be. */
    default Thresholds thresholds() {
        return Thresholds.USUAL;
    }
}
