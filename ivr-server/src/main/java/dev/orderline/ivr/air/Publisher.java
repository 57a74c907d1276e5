package dev.orderline.ivr.air;

import dev.orderline.ivr.air.Candidate.Answer;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.orders.DeskFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a candidate on air: only when every running server is ready for it; otherwise nothing
 * changes.
 */
public final class Publisher {
    private static final Logger log = LoggerFactory.getLogger(Publisher.class);

    /** A server renders some hundred sentences a minute beside its calls. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** A server looks twice a second, unless it is making something else ready just now. */
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(30);

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
        /**
         * It is on air, also at whichever server starts from now on.
         *
         * @param nodes whose new callers get it from now on; servers that no caller comes to this
         *     flow at are not among them
         * @param behind whose new callers still get what they got before: they have not followed in
         *     good time
         */
        record OnAir(FlowChange change, Set<String> nodes, Set<String> behind)
                implements Published {}

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
     * Waits until every running server is ready, puts {@code candidate} on air, and waits until new
     * callers get it.
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
            Optional<FlowChange> change = library.accept(candidate.id(), signature);
            decided = true;
            if (change.isPresent()) return followed(change.get());
            return new Published.Refused(
                    List.of(
                            "somebody else has published version "
                                    + candidate.number()
                                    + " meanwhile: look at it, and publish again"));
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

    /**
     * Waits until it is true of every server, or another change has made it untrue again. Whatever
     * ends the waiting, it is published: that is what is said.
     */
    private Published followed(FlowChange change) {
        Published.OnAir known = new Published.OnAir(change, Set.of(), Set.of());
        try {
            long looks = FOLLOWS_WITHIN.dividedBy(LOOK_EVERY);
            for (long look = 0; look < looks; look++) {
                known = look(change);
                if (known.behind().isEmpty() || overtaken(change)) break;
                waiting.pause(LOOK_EVERY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (DeskFailure away) {
            log.debug("the library of flows is away", away);
        }
        return known;
    }

    private Published.OnAir look(FlowChange change) {
        Set<String> nodes = new TreeSet<>();
        Set<String> behind = new TreeSet<>();
        library.airing(change.flow())
                .forEach((node, number) -> (number == change.number() ? nodes : behind).add(node));
        return new Published.OnAir(change, nodes, behind);
    }

    private boolean overtaken(FlowChange change) {
        return !Objects.equals(library.numbersOnAir().get(change.flow()), change.number());
    }
}
