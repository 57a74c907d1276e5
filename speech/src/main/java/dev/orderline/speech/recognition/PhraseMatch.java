package dev.orderline.speech.recognition;

import dev.orderline.speech.recognition.PhraseTree.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** One utterance held against the phrases of a grammar. Used once, by one thread. */
final class PhraseMatch {
    /** A place in the phrases, and the index of the next word. */
    private record Place(Node node, int at) {}

    private record Filled(String slot, String value) {}

    /** A slot that may be read from the word at some index on. */
    private record SlotAt(String slot, int at) {}

    /**
     * A phrase that fits.
     *
     * @param around how many words are not part of it
     */
    private record Fit(Node end, int around, Meaning meaning) {
        boolean isBetterThan(Fit other) {
            return around != other.around ? around < other.around : end.rank() < other.end.rank();
        }
    }

    private final Map<String, Acceptor> slots;
    private final BiPredicate<String, String> counts;
    private final List<String> words;
    private final BitSet endings;

    private final Set<Place> visited = new HashSet<>();
    private final Map<SlotAt, List<Reading>> readings = new HashMap<>();
    private final Deque<Filled> filled = new ArrayDeque<>();

    /** Where the words end in the middle of phrases, or after them. */
    private final List<Node> last = new ArrayList<>();

    private Optional<Fit> best = Optional.empty();

    /**
     * @param slots by name, all that the phrases use
     * @param counts whether a slot may be filled with a value
     * @param courtesies what may stand around a phrase
     */
    PhraseMatch(
            PhraseTree tree,
            Map<String, Acceptor> slots,
            BiPredicate<String, String> counts,
            Courtesies courtesies,
            List<String> words) {
        this.slots = slots;
        this.counts = counts;
        this.words = words;
        this.endings = courtesies.endings(words);
        BitSet beginnings = courtesies.beginnings(words);
        for (int from = 0; from >= 0 && best.isEmpty(); from = beginnings.nextSetBit(from + 1))
            visit(tree.root(), from);
    }

    private void visit(Node node, int at) {
        if (!visited.add(new Place(node, at))) return;
        if (node.isEnd() && endings.get(at)) offer(node, at);
        if (at == words.size()) last.add(node);
        else for (Node next : node.after(words.get(at))) visit(next, at + 1);
        node.slots()
                .forEach((slot, next) -> {
                    for (Reading reading : readings(slot, at)) {
                        filled.addLast(new Filled(slot, reading.value()));
                        visit(next, reading.to());
                        filled.removeLast();
                    }
                });
    }

    private List<Reading> readings(String slot, int at) {
        return readings.computeIfAbsent(
                new SlotAt(slot, at),
                _ ->
                        acceptor(slot).readings(words, at).stream()
                                .filter(reading -> counts.test(slot, reading.value()))
                                .toList());
    }

    private Acceptor acceptor(String slot) {
        Acceptor acceptor = slots.get(slot);
        if (acceptor == null) throw new IllegalStateException("no acceptor for slot " + slot);
        return acceptor;
    }

    private void offer(Node end, int to) {
        Map<String, String> values = new HashMap<>();
        for (Filled each : filled) values.put(each.slot, each.value);
        var fit = new Fit(end, to, new Meaning(end.outcome(), values));
        if (best.isEmpty() || fit.isBetterThan(best.get())) best = Optional.of(fit);
    }

    /** What the words mean, if anything. */
    Optional<Meaning> meaning() {
        return best.map(Fit::meaning);
    }

    /** Whether more words may make another meaning, or fill one more slot. */
    boolean mayGoOn() {
        String outcome = best.map(fit -> fit.end.outcome()).orElse("");
        return last.stream().anyMatch(node -> node.leadsElsewhere(outcome))
                || readings.keySet().stream()
                        .anyMatch(from ->
                                from.at < words.size()
                                        && acceptor(from.slot).mayGoOn(words, from.at));
    }
}
