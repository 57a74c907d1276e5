package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which words of a language are taken for one another over a telephone, and at what cost: how much
 * less likely it is that the one was heard when the other was said than that it was heard when it
 * was said itself, as a natural logarithm. Immutable.
 */
public final class Confusions {
    /** None at all. */
    public static final Confusions NONE = of("");

    /** A word that is not in the grammar's way of speaking was put in by the decoder. */
    static final double DROPPED = 4;

    /** What costs more is not tried. */
    static final double MOST = 6;

    private static final int MAX_EDITS = 2;

    /**
     * Words that may have been said.
     *
     * @param cost 0 if they are those that were heard
     */
    record Near(String words, double cost) {}

    /** One word taken for another, or for none. */
    private record Edit(int at, String said, double cost) {}

    private record Edits(List<Edit> edits, double cost) {}

    private final Map<String, Map<String, Double>> costs = new HashMap<>();

    /** Stands in a table for no word at all. */
    private static final String NOTHING = "-";

    private Confusions() {}

    /**
     * @param table a line for words that are all alike: what it costs to take one for another, then
     *     the words, and {@code -} if they may as well be missed or put in. Two words may stand in
     *     several lines; the least cost counts
     * @throws NumberFormatException if a line has no cost
     */
    public static Confusions of(String table) {
        var confusions = new Confusions();
        table.lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.strip().split(" +")))
                .forEach(line ->
                        confusions.add(
                                Double.parseDouble(line.getFirst()), line.subList(1, line.size())));
        return confusions;
    }

    private void add(double cost, List<String> alike) {
        for (String heard : alike)
            for (String said : alike)
                if (!said.equals(heard))
                    costs.computeIfAbsent(heard, _ -> new TreeMap<>()).merge(said, cost, Math::min);
    }

    /** What may have been said for {@code heard}, and at what cost; empty if only itself. */
    public Map<String, Double> saidFor(String heard) {
        return Collections.unmodifiableMap(costs.getOrDefault(heard, Map.of()));
    }

    /**
     * What may have been said when {@code words} were heard, one or two of them taken for others or
     * put in: the least cost first, and always in the same order. An edit that as many others as
     * are asked for undercut cannot be among them, alone or with another; so few are put together
     * however much was said.
     *
     * @param most how many
     */
    List<Near> near(String words, int most) {
        List<String> heard = List.of(words.split(" "));
        List<Edit> edits =
                edits(heard).stream()
                        .sorted(Comparator.comparingDouble(Edit::cost))
                        .limit(most)
                        .toList();
        var found = new ArrayList<Edits>();
        for (int i = 0; i < edits.size(); i++) {
            Edit first = edits.get(i);
            found.add(new Edits(List.of(first), first.cost));
            for (Edit second : edits.subList(i + 1, edits.size())) {
                if (first.cost + second.cost > MOST) break;
                if (second.at != first.at)
                    found.add(new Edits(List.of(first, second), first.cost + second.cost));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(Edits::cost))
                .limit(most)
                .map(each -> new Near(edited(heard, each.edits), each.cost))
                .toList();
    }

    private List<Edit> edits(List<String> heard) {
        var edits = new ArrayList<Edit>();
        for (int at = 0; at < heard.size(); at++) {
            String word = heard.get(at);
            for (Map.Entry<String, Double> said : saidFor(word).entrySet())
                if (!said.getKey().equals(NOTHING))
                    edits.add(new Edit(at, said.getKey(), said.getValue()));
            if (heard.size() > MAX_EDITS)
                edits.add(new Edit(at, "", saidFor(word).getOrDefault(NOTHING, DROPPED)));
            for (Map.Entry<String, Double> missed : saidFor(NOTHING).entrySet())
                edits.add(new Edit(at, missed.getKey() + " " + word, missed.getValue()));
        }
        return edits;
    }

    private static String edited(List<String> heard, List<Edit> edits) {
        var said = new ArrayList<>(heard);
        for (Edit edit : edits) said.set(edit.at, edit.said);
        said.removeIf(String::isEmpty);
        return String.join(" ", said);
    }
}
