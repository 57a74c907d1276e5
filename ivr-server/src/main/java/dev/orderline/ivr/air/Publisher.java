package dev.orderline.ivr.air;

import dev.orderline.ivr.air.Candidate.Answer;
import dev.orderline.ivr.air.FlowVersion.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts a candidate on air: only when every running server is ready for it; otherwise nothing
 * changes.
 */
public final class Publisher {
    /** A server renders some hundred sentences a minute beside its calls. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final FlowLibrary library;
    private final Waiting waiting;

    /** Waits; tests count instead. */
    public interface Waiting {
        void pause(Duration time) throws InterruptedException;
    }

    /** Told what servers say while they prepare. */
    public interface Progress {
        void heard(Map<String, Answer> answers);
    }

    /** What came of it. */
    public sealed interface Published {
        /** It is on air at {@code nodes}, and at whichever starts from now on. */
        record OnAir(FlowChange change, Set<String> nodes) implements Published {}

        /** Nothing has changed. */
        record Refused(List<String> why) implements Published {
            public Refused {
                why = List.copyOf(why);
            }
        }
    }

    public Publisher(FlowLibrary library, Waiting waiting) {
        this.library = library;
        this.waiting = waiting;
    }

    /**
     * Waits until every running server is ready, then puts {@code candidate} on air.
     *
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away; a candidate left behind
     *     is forgotten after a while
     */
    public Published publish(Candidate candidate, Signature signature, Progress progress)
            throws InterruptedException {
        boolean decided = false;
        try {
            List<String> objections = objections(candidate, progress);
            if (!objections.isEmpty()) return new Published.Refused(objections);
            Set<String> nodes = library.running();
            Optional<FlowChange> change = library.accept(candidate.id(), signature);
            decided = true;
            return change.<Published>map(made -> new Published.OnAir(made, nodes))
                    .orElseGet(() ->
                            new Published.Refused(
                                    List.of(
                                            "somebody else has published version "
                                                    + candidate.number()
                                                    + " meanwhile: look at it, and publish"
                                                    + " again")));
        } finally {
            if (!decided) library.withdraw(candidate.id());
        }
    }

    /** Why not; nothing when all are ready. */
    private List<String> objections(Candidate candidate, Progress progress)
            throws InterruptedException {
        boolean served = false;
        long looks = PATIENCE.dividedBy(LOOK_EVERY);
        for (long look = 0; look < looks; look++) {
            Map<String, Answer> answers = new TreeMap<>(library.answers(candidate.id()));
            Set<String> running = library.running();
            if (served && running.isEmpty())
                return List.of(
                        "every server has gone while it made this ready: look at them, and publish"
                                + " again");
            served |= !running.isEmpty();
            answers.keySet().retainAll(running);
            progress.heard(answers);
            List<String> refusals = new ArrayList<>();
            answers.forEach((node, answer) -> {
                if (answer instanceof Answer.Refused(String why)) refusals.add(node + ": " + why);
            });
            if (!refusals.isEmpty()) return refusals;
            if (answers.keySet().containsAll(running)
                    && answers.values().stream().allMatch(Answer.Ready.class::isInstance))
                return List.of();
            waiting.pause(LOOK_EVERY);
        }
        return List.of("the servers were not ready within " + PATIENCE.toMinutes() + " minutes");
    }
}
