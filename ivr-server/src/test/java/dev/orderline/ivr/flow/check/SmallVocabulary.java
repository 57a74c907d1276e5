package dev.orderline.ivr.flow.check;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A vocabulary of a few words, for flows written in tests. Its phones are those of CMUdict. */
final class SmallVocabulary implements Vocabulary {
    private static final Map<String, List<String>> PHONES =
            List.of(
                            """
                            agent EY JH AH N T
                            asian EY ZH AH N
                            border B AO R D ER
                            bye B AY
                            chip CH IH P
                            copies K AA P IY Z
                            damaged D AE M AH JH D
                            else EH L S
                            fernhill F ER N HH IH L
                            for F AO R
                            good G UH D
                            goodbye G UH D B AY
                            help HH EH L P
                            i AY
                            in IH N
                            is IH Z
                            it IH T
                            my M AY
                            need N IY D
                            odor OW D ER
                            order AO R D ER
                            package P AE K IH JH
                            please P L IY Z
                            repeat R IH P IY T
                            ship SH IH P
                            small S M AO L
                            something S AH M TH IH NG
                            that DH AE T
                            too T UW
                            where W EH R
                            """
                                    .strip()
                                    .split("\n"))
                    .stream()
                    .map(line -> List.of(line.split(" ")))
                    .collect(
                            Collectors.toMap(List::getFirst, line -> line.subList(1, line.size())));

    /** Words of which it is known how they sound, and which no model knows. */
    private static final Set<String> UNKNOWN = Set.of("chip", "fernhill", "goodbye");

    private static List<String> phones(String word) {
        return PHONES.getOrDefault(word, List.of());
    }

    @Override
    public boolean knows(String word) {
        return PHONES.containsKey(word) && !UNKNOWN.contains(word);
    }

    @Override
    public List<List<String>> pronunciations(String word) {
        return PHONES.containsKey(word) ? List.of(phones(word)) : List.of();
    }

    @Override
    public List<String> soundingLike(String word, int most) {
        if (!PHONES.containsKey(word)) return List.of();
        Phones wanted = Phones.of(phones(word));
        Function<String, Double> distance =
                other -> wanted.distance(Phones.of(phones(other)), wanted.length());
        return PHONES.keySet().stream()
                .filter(this::knows)
                .filter(other -> distance.apply(other) <= 0.4 * wanted.length())
                .sorted(Comparator.comparing(distance).thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }
}
