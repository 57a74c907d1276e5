package dev.orderline.ivr.flow;

import dev.orderline.speech.recognition.Acceptor;
import dev.orderline.speech.recognition.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Values that are said in so many phrases.
 *
 * @param values by the phrase for each
 * @param most phrases may stand one after the other; their values are joined
 */
record GermanPhrases(Map<String, String> values, int most) implements Acceptor {
    GermanPhrases {
        values = Map.copyOf(values);
    }

    @Override
    public List<Reading> readings(List<String> words, int from) {
        StringBuilder value = new StringBuilder();
        int at = from;
        for (int said = 0; said < most && at < words.size(); said++) {
            int begin = at;
            int end =
                    IntStream.iterate(words.size(), to -> to > begin, to -> to - 1)
                            .filter(to -> values.containsKey(phrase(words, begin, to)))
                            .findFirst()
                            .orElse(begin);
            if (end == begin) break;
            value.append(values.get(phrase(words, begin, end)));
            at = end;
        }
        return at == from ? List.of() : List.of(new Reading(at, value.toString()));
    }

    private static String phrase(List<String> words, int from, int to) {
        return String.join(" ", words.subList(from, to));
    }

    @Override
    public boolean mayGoOn(List<String> words, int from) {
        return false;
    }

    @Override
    public boolean possible(String value) {
        return most == 1 || value.length() == most;
    }

    @Override
    public List<String> phrases() {
        return values.keySet().stream().sorted().toList();
    }

    @Override
    public Duration patience() {
        return Duration.ofMillis(800);
    }

    @Override
    public String example(RandomGenerator random) {
        return String.join(" ", phrases().subList(0, Math.min(most, phrases().size())));
    }
}
