package dev.orderline.speech.recognition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A closed choice: each phrase stands for one of a few names. Hesitations and courtesies around a
 * phrase ("um", "please") do not matter; anything else said with it makes it no answer.
 */
public final class Choice implements Grammar {
    /** All phrases of one choice's patterns together; more slow the decoder down. */
    public static final int MAX_PHRASES = 5_000;

    /** How long one may think in the middle of a wish (Vosk itself would wait 0.5 to 1 s). */
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final String name;
    private final Map<String, String> choices = new TreeMap<>();
    private final Set<String> open;

    /**
     * @param patterns for each choice's name the patterns of what may be said for it: {@code [i
     *     want to] (return | send back) my order}
     * @throws BadPattern if a pattern cannot be read
     * @throws IllegalArgumentException if there is no pattern, there are more than {@link
     *     #MAX_PHRASES}, or one phrase stands for two choices
     */
    public Choice(String name, Map<String, List<String>> patterns) {
        this.name = name;
        patterns.forEach((choice, ofChoice) ->
                ofChoice.forEach(pattern ->
                        PhrasePattern.expand(pattern).forEach(phrase -> add(phrase, choice))));
        if (choices.isEmpty()) throw new IllegalArgumentException(name + " has no phrases");
        this.open =
                choices.keySet().stream()
                        .filter(this::mayGoOn)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private void add(String phrase, String choice) {
        String other = choices.putIfAbsent(phrase, choice);
        if (other != null && !other.equals(choice))
            throw new IllegalArgumentException(
                    "\"" + phrase + "\" stands for both " + other + " and " + choice);
        if (choices.size() > MAX_PHRASES)
            throw new IllegalArgumentException(name + " has more than " + MAX_PHRASES + " phrases");
    }

    /** Whether {@code phrase} is also the beginning of a phrase that stands for something else. */
    private boolean mayGoOn(String phrase) {
        return choices.entrySet().stream()
                .anyMatch(other ->
                        other.getKey().startsWith(phrase + " ")
                                && !other.getValue().equals(choices.get(phrase)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> phrases() {
        return List.copyOf(choices.keySet());
    }

    @Override
    public Optional<Meaning> meaning(String words) {
        return phrase(words).map(choices::get).map(Meaning::choice);
    }

    @Override
    public boolean complete(String words) {
        return phrase(words).filter(phrase -> !open.contains(phrase)).isPresent();
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    private Optional<String> phrase(String words) {
        return choices.containsKey(words)
                ? Optional.of(words)
                : Optional.of(Courtesies.strip(words)).filter(choices::containsKey);
    }
}
