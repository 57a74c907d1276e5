package dev.orderline.speech.recognition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A grammar whose answers are waited for and believed as its question says.
 *
 * @param patience how long the caller may be quiet within an answer
 * @param thresholds how likely an answer must be
 */
public record AsAsked(Grammar grammar, Duration patience, Thresholds thresholds)
        implements Grammar {
    @Override
    public String name() {
        return grammar.name();
    }

    @Override
    public SpokenLanguage language() {
        return grammar.language();
    }

    @Override
    public List<String> phrases() {
        return grammar.phrases();
    }

    @Override
    public Set<String> words() {
        return grammar.words();
    }

    @Override
    public List<Style> styles() {
        return grammar.styles();
    }

    @Override
    public List<Style> expected() {
        return grammar.expected();
    }

    @Override
    public Optional<Meaning> meaning(String words) {
        return grammar.meaning(words);
    }

    @Override
    public boolean checks(Meaning meaning) {
        return grammar.checks(meaning);
    }

    @Override
    public boolean complete(String words) {
        return grammar.complete(words);
    }
}
