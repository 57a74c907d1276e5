package dev.orderline.speech.recognition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What patterns may refer to: slots, and rules, which are lists of patterns with a name. The
 * phrases of a rule are found once. Used by one thread.
 */
final class PatternScope {
    /** How many rules may be used one within the other. */
    static final int MAX_RULES_DEEP = 8;

    private final Set<String> slots;
    private final Map<String, List<String>> rules;
    private final Map<String, List<String>> phrases = new HashMap<>();

    /** The rules that are just being read, the innermost last. */
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * @param rules each rule's patterns, by its name
     */
    PatternScope(Set<String> slots, Map<String, List<String>> rules) {
        this.slots = slots;
        this.rules = rules;
    }

    /** For patterns of words alone. */
    static PatternScope none() {
        return new PatternScope(Set.of(), Map.of());
    }

    boolean hasSlot(String slot) {
        return slots.contains(slot);
    }

    /** Why {@code rule} cannot be used just here; empty if it can. */
    String objection(String rule) {
        List<String> patterns = rules.get(rule);
        if (patterns == null) return "there is no rule " + rule;
        if (patterns.isEmpty()) return "rule " + rule + " has no patterns";
        if (open.contains(rule)) return "rule " + rule + " uses itself";
        if (open.size() == MAX_RULES_DEEP) return "too many rules in rules";
        return "";
    }

    /**
     * The phrases of a rule to which there is no objection, each once.
     *
     * @throws BadPattern if one of its patterns cannot be read
     */
    List<String> phrases(String rule) {
        List<String> known = phrases.get(rule);
        if (known != null) return known;
        open.addLast(rule);
        var found = new LinkedHashSet<String>();
        for (String pattern : rules.getOrDefault(rule, List.of()))
            found.addAll(PhrasePattern.expand(pattern, this));
        open.removeLast();
        phrases.put(rule, List.copyOf(found));
        return List.copyOf(found);
    }

    /**
     * Reads all rules, also those that nobody uses.
     *
     * @throws BadPattern if one cannot be read
     */
    void check() {
        for (String rule : new ArrayList<>(rules.keySet())) phrases(rule);
    }
}
