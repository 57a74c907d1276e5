package dev.orderline.ivr.air;

import dev.orderline.ivr.air.Candidate.Answer;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.orders.DeskFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Flows in memory; can be away, as a database can. Nodes are running until they leave. */
public final class MemoryFlowLibrary implements FlowLibrary {
    private record Open(Candidate candidate, FlowChange.Kind kind, Map<String, Answer> answers) {}

    private final List<FlowVersion> versions = new ArrayList<>();
    private final List<FlowChange> changes = new ArrayList<>();
    private final Map<UUID, Open> open = new LinkedHashMap<>();
    private final Set<String> running = new LinkedHashSet<>();
    private final Map<String, Map<String, Integer>> airing = new HashMap<>();
    private int away;

    /** After so many more calls that succeed, none does. */
    public synchronized void goAwayAfter(int calls) {
        away = calls + 1;
    }

    /** Time has passed in which nobody said that it runs. */
    public synchronized void forgetWhoRuns() {
        running.clear();
    }

    public synchronized void comeBack() {
        away = 0;
    }

    private void reach() {
        if (away == 0) return;
        if (away == 1)
            throw new DeskFailure("reach the library", new IllegalStateException("away"));
        away--;
    }

    @Override
    public synchronized Optional<FlowVersion> onAir(String flow) {
        reach();
        return last(flow)
                .flatMap(change -> find(flow, change.number()))
                .map(version -> signed(version, last(flow).orElseThrow().signature()));
    }

    private Optional<FlowChange> last(String flow) {
        return changes.reversed().stream().filter(each -> each.flow().equals(flow)).findFirst();
    }

    private Optional<FlowVersion> find(String flow, int number) {
        return versions.stream()
                .filter(each -> each.flow().equals(flow) && each.number() == number)
                .findFirst();
    }

    private static FlowVersion signed(FlowVersion version, Signature signature) {
        return new FlowVersion(version.flow(), version.number(), version.files(), signature);
    }

    @Override
    public synchronized Map<String, Integer> numbersOnAir() {
        reach();
        Map<String, Integer> numbers = new HashMap<>();
        changes.forEach(change -> numbers.put(change.flow(), change.number()));
        return numbers;
    }

    @Override
    public synchronized Optional<FlowVersion> version(String flow, int number) {
        reach();
        return find(flow, number);
    }

    @Override
    public synchronized List<FlowChange> log(String flow, int limit) {
        reach();
        return changes.reversed().stream()
                .filter(each -> each.flow().equals(flow))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Candidate propose(String flow, FlowFiles files) {
        reach();
        var candidate = new Candidate(UUID.randomUUID(), flow, next(flow), files);
        open.put(candidate.id(), new Open(candidate, FlowChange.Kind.PUBLISHED, new HashMap<>()));
        return candidate;
    }

    private int next(String flow) {
        return 1
                + versions.stream()
                        .filter(each -> each.flow().equals(flow))
                        .mapToInt(FlowVersion::number)
                        .max()
                        .orElse(0);
    }

    @Override
    public synchronized Optional<Candidate> proposeAgain(String flow, int number) {
        reach();
        return find(flow, number)
                .map(version -> new Candidate(UUID.randomUUID(), flow, number, version.files()))
                .map(candidate -> {
                    open.put(
                            candidate.id(),
                            new Open(candidate, FlowChange.Kind.ROLLED_BACK, new HashMap<>()));
                    return candidate;
                });
    }

    @Override
    public synchronized List<Candidate> open() {
        reach();
        return open.values().stream().map(Open::candidate).toList();
    }

    @Override
    public synchronized void answer(UUID candidate, String node, Answer answer) {
        reach();
        Open known = open.get(candidate);
        if (known != null) known.answers().put(node, answer);
    }

    @Override
    public synchronized Map<String, Answer> answers(UUID candidate) {
        reach();
        Open known = open.get(candidate);
        return known == null ? Map.of() : Map.copyOf(known.answers());
    }

    @Override
    public synchronized Optional<FlowChange> accept(UUID candidate, Signature signature) {
        reach();
        Open known = open.remove(candidate);
        if (known == null) return Optional.empty();
        String flow = known.candidate().flow();
        int number = known.candidate().number();
        if (known.kind() == FlowChange.Kind.PUBLISHED) {
            if (number != next(flow)) return Optional.empty();
            versions.add(new FlowVersion(flow, number, known.candidate().files(), signature));
        }
        var change = new FlowChange(flow, number, known.kind(), signature);
        changes.add(change);
        return Optional.of(change);
    }

    @Override
    public synchronized void withdraw(UUID candidate) {
        reach();
        open.remove(candidate);
    }

    @Override
    public synchronized void seen(String node) {
        reach();
        running.add(node);
    }

    @Override
    public synchronized void gone(String node) {
        reach();
        running.remove(node);
        airing.remove(node);
    }

    @Override
    public synchronized Set<String> running() {
        reach();
        return Set.copyOf(running);
    }

    @Override
    public synchronized void airs(String node, Map<String, Integer> numbers) {
        reach();
        running.add(node);
        airing.put(node, Map.copyOf(numbers));
    }

    @Override
    public synchronized Map<String, Integer> airing(String flow) {
        reach();
        Map<String, Integer> numbers = new HashMap<>();
        airing.forEach((node, known) -> {
            if (running.contains(node) && known.containsKey(flow))
                numbers.put(node, known.get(flow));
        });
        return numbers;
    }
}
