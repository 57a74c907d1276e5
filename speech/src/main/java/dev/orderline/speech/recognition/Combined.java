package dev.orderline.speech.recognition;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Several grammars at once; where two could mean something, the earlier one does. */
public final class Combined implements Grammar {
    private final List<Grammar> parts;
    private final Set<String> words;

    /**
     * @throws IllegalArgumentException if there is no part, or they are not of one language
     */
    public Combined(List<Grammar> parts) {
        if (parts.isEmpty()) throw new IllegalArgumentException("nothing to combine");
        this.parts = List.copyOf(parts);
        for (Grammar part : parts)
            if (!part.language().tag().equals(language().tag()))
                throw new IllegalArgumentException(
                        part.name() + " is not spoken in " + language().tag());
        this.words =
                parts.stream()
                        .flatMap(part -> part.words().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The parts' names with a plus between them. */
    @Override
    public String name() {
        return parts.stream().map(Grammar::name).collect(Collectors.joining("+"));
    }

    @Override
    public SpokenLanguage language() {
        return parts.getFirst().language();
    }

    @Override
    public List<String> phrases() {
        return parts.stream().flatMap(part -> part.phrases().stream()).distinct().toList();
    }

    @Override
    public Set<String> words() {
        return words;
    }

    @Override
    public List<Style> styles() {
        return parts.stream().flatMap(part -> part.styles().stream()).toList();
    }

    @Override
    public List<Style> expected() {
        return parts.stream().flatMap(part -> part.expected().stream()).toList();
    }

    @Override
    public Optional<Meaning> meaning(String words) {
        return parts.stream().flatMap(part -> part.meaning(words).stream()).findFirst();
    }

    @Override
    public boolean checks(Meaning meaning) {
        return parts.stream().anyMatch(part -> part.checks(meaning));
    }

    @Override
    public boolean complete(String words) {
        return parts.stream().anyMatch(part -> part.complete(words));
    }

    /** That of the most patient part. */
    @Override
    public Duration patience() {
        return parts.stream().map(Grammar::patience).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Those of the first part. */
    @Override
    public Thresholds thresholds() {
        return parts.getFirst().thresholds();
    }
}
