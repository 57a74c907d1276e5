package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The phrases of several outcomes (meanings, or values of a slot) as one automaton: words and slots
 * lead from node to node, and phrases that begin alike share their nodes. Immutable.
 */
final class PhraseTree {
    /** All phrases of all outcomes together; more slow the decoder down. */
    static final int MAX_PHRASES = 5_000;

    /** One place in all phrases that begin alike up to there. */
    static final class Node {
        private static final String NOTHING = "";

        private final Map<String, Node> words = new HashMap<>();
        private final Map<String, Node> slots = new LinkedHashMap<>();
        private String outcome = NOTHING;
        private int rank = Integer.MAX_VALUE;
        private Set<String> ahead = Set.of();
        private boolean slotAhead;

        /** Whether a phrase ends here. */
        boolean isEnd() {
            return rank != Integer.MAX_VALUE;
        }

        /** What the phrase that ends here stands for. */
        String outcome() {
            return outcome;
        }

        /** Where the phrase that ends here stands among all, in the author's order, from 0. */
        int rank() {
            return rank;
        }

        /** Where {@code word} leads: at most one node. */
        List<Node> after(String word) {
            Node next = words.get(word);
            return next == null ? List.of() : List.of(next);
        }

        /** Where slots lead, by name. */
        Map<String, Node> slots() {
            return slots;
        }

        /** Whether more words lead to another outcome, or to a slot. */
        boolean leadsElsewhere(String than) {
            return slotAhead || ahead.size() > 1 || (ahead.size() == 1 && !ahead.contains(than));
        }

        /** Looks at what is ahead, from the leaves up. Phrases are short, so this is not deep. */
        private void lookAhead() {
            var outcomes = new LinkedHashSet<String>();
            slotAhead = !slots.isEmpty();
            for (Map<String, Node> edges : List.of(words, slots))
                for (Node next : edges.values()) {
                    next.lookAhead();
                    outcomes.addAll(next.ahead);
                    if (next.isEnd()) outcomes.add(next.outcome);
                    slotAhead |= next.slotAhead;
                }
            ahead = Set.copyOf(outcomes);
        }
    }

    private final Node root = new Node();
    private final Map<String, List<String>> phrases = new LinkedHashMap<>();
    private int size;

    /**
     * @param name of what they belong to, for messages
     * @param patterns of each outcome, in the author's order
     * @throws BadPattern if a pattern cannot be read
     * @throws IllegalArgumentException if there is no pattern, there are more than {@link
     *     #MAX_PHRASES}, or one phrase stands for two outcomes
     */
    PhraseTree(String name, Map<String, List<String>> patterns, PatternScope scope) {
        patterns.forEach((outcome, ofOutcome) -> {
            var all = new LinkedHashSet<String>();
            for (String pattern : ofOutcome) all.addAll(PhrasePattern.expand(pattern, scope));
            for (String phrase : all) add(name, phrase, outcome);
            phrases.put(outcome, List.copyOf(all));
        });
        if (size == 0) throw new IllegalArgumentException(name + " has no phrases");
        root.lookAhead();
    }

    private void add(String name, String phrase, String outcome) {
        if (size == MAX_PHRASES)
            throw new IllegalArgumentException(name + " has more than " + MAX_PHRASES + " phrases");
        Node node = root;
        for (String token : List.of(phrase.split(" "))) {
            String slot = PhrasePattern.slot(token);
            node =
                    slot.isEmpty()
                            ? node.words.computeIfAbsent(token, _ -> new Node())
                            : node.slots.computeIfAbsent(slot, _ -> new Node());
        }
        if (node.isEnd()) throw new AmbiguousPhrase(phrase, node.outcome, outcome);
        node.outcome = outcome;
        node.rank = size++;
    }

    Node root() {
        return root;
    }

    /** The phrases of each outcome in the author's order, with slots as {@code {slot}}. */
    Map<String, List<String>> phrases() {
        return Collections.unmodifiableMap(phrases);
    }

    /** The stretches of words between slots, in the author's order, each once. */
    List<String> stretches() {
        return stretches(_ -> true);
    }

    /** Those of phrases with slots. */
    List<String> stretchesBesideSlots() {
        return stretches(phrase -> phrase.contains("{"));
    }

    private List<String> stretches(Predicate<String> which) {
        var stretches = new LinkedHashSet<String>();
        for (List<String> ofOutcome : phrases.values())
            for (String phrase : ofOutcome.stream().filter(which).toList())
                for (String stretch : List.of(phrase.split(" ?\\{[^}]*} ?")))
                    if (!stretch.isEmpty()) stretches.add(stretch);
        return List.copyOf(stretches);
    }

    /** The slots that phrases use, each once. */
    Set<String> slots() {
        var slots = new LinkedHashSet<String>();
        for (List<String> ofOutcome : phrases.values())
            for (String phrase : ofOutcome)
                for (String token : List.of(phrase.split(" ")))
                    if (token.startsWith("{")) slots.add(PhrasePattern.slot(token));
        return slots;
    }

    /**
     * Reads phrases without slots: each stands for what {@code value} makes of its outcome. More
     * words are waited for only where they lead to another outcome.
     */
    <T> WordReader<T> reader(Function<String, T> value) {
        return (words, from) -> {
            var all = new ArrayList<Read<T>>();
            Node node = root;
            for (int at = from; ; at++) {
                if (node.isEnd()) all.addFirst(new Read<>(at, value.apply(node.outcome)));
                boolean over = at >= words.size() && !node.leadsElsewhere(node.outcome);
                List<Node> next = over ? List.of() : node.after(words.at(at));
                if (next.isEmpty()) return all;
                node = next.getFirst();
            }
        };
    }
}
