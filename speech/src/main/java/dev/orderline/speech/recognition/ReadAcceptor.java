package dev.orderline.speech.recognition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Values that are said whole. Who says a correction and a value after one ("the red one, no, the
 * blue one") means the last.
 */
final class ReadAcceptor implements Acceptor {
    private final WordReader<String> values;
    private final WordReader<String> corrections;
    private final Predicate<String> possible;
    private final List<String> phrases;
    private final List<List<String>> styles;
    private final Duration patience;
    private final Function<RandomGenerator, String> example;

    /**
     * @param values reads one value
     * @param corrections reads what is said before a value that replaces one just said
     * @param possible what else must hold of a value
     * @param example words for a possible value
     */
    ReadAcceptor(
            WordReader<String> values,
            WordReader<String> corrections,
            Predicate<String> possible,
            List<String> phrases,
            List<List<String>> styles,
            Duration patience,
            Function<RandomGenerator, String> example) {
        this.values = values;
        this.corrections = corrections;
        this.possible = possible;
        this.phrases = List.copyOf(phrases);
        this.styles = List.copyOf(styles);
        this.patience = patience;
        this.example = example;
    }

    @Override
    public List<Reading> readings(List<String> words, int from) {
        return readings(new Words(words), from);
    }

    @Override
    public boolean mayGoOn(List<String> words, int from) {
        var said = new Words(words);
        readings(said, from);
        return said.ranOut();
    }

    /** The longest first; each place after a correction is read once. */
    private List<Reading> readings(Words words, int from) {
        var found = new LinkedHashSet<Reading>();
        var beginnings = new LinkedHashSet<>(List.of(from));
        for (List<Integer> open = List.of(from); !open.isEmpty(); ) {
            var next = new ArrayList<Integer>();
            for (int at : open)
                for (Read<String> value : values.at(words, at)) {
                    found.add(new Reading(value.to(), value.value()));
                    if (value.to() < words.size())
                        for (Read<String> correction : corrections.at(words, value.to()))
                            if (beginnings.add(correction.to())) next.add(correction.to());
                }
            open = next;
        }
        return found.stream().sorted(Comparator.comparingInt(Reading::to).reversed()).toList();
    }

    @Override
    public boolean possible(String value) {
        return possible.test(value);
    }

    @Override
    public List<String> phrases() {
        return phrases;
    }

    @Override
    public List<List<String>> styles() {
        return styles;
    }

    @Override
    public Duration patience() {
        return patience;
    }

    @Override
    public String example(RandomGenerator random) {
        return example.apply(random);
    }
}
