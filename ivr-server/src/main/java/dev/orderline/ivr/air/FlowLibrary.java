package dev.orderline.ivr.air;

import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.flow.source.FlowFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where published flows are kept, and how servers and those who publish speak to each other.
 * Thread-safe; methods wait for the database and throw {@link dev.orderline.ivr.orders.DeskFailure}
 * when it is away.
 */
public interface FlowLibrary {
    /** The version of {@code flow} that is on air. */
    Optional<FlowVersion> onAir(String flow);

    /** All flows and the number of the version of each that is on air. */
    Map<String, Integer> numbersOnAir();

    Optional<FlowVersion> version(String flow, int number);

    /** What was published and rolled back, the latest first. */
    List<FlowChange> log(String flow, int limit);

    // Going on air.

    /** Proposes new files for {@code flow}; they would be its next version. */
    Candidate propose(String flow, FlowFiles files);

    /**
     * Proposes to go back to a version that was published before.
     *
     * @return empty if there is none of that number
     */
    Optional<Candidate> proposeAgain(String flow, int number);

    /** Candidates that have been neither accepted nor withdrawn, the oldest first. */
    List<Candidate> open();

    /** Says what {@code node} thinks of a candidate; nothing if that is gone. */
    void answer(UUID candidate, String node, Candidate.Answer answer);

    /** What nodes have said by now. */
    Map<String, Candidate.Answer> answers(UUID candidate);

    /**
     * Puts a candidate on air, in one step: a new version is numbered and kept, and the change is
     * written down.
     *
     * @return the change; empty if the candidate is gone, or another version was published
     *     meanwhile
     */
    Optional<FlowChange> accept(UUID candidate, Signature signature);

    /** Forgets a candidate; nothing has changed then. */
    void withdraw(UUID candidate);

    // Who is there.

    /** Says that {@code node} is running. */
    void seen(String node);

    /** Says that {@code node} runs no more. */
    void gone(String node);

    /** The nodes that were seen within the last seconds. */
    Set<String> running();

    /** Says that {@code node} is running, and which version of each flow its new callers get. */
    void airs(String node, Map<String, Integer> numbers);

    /** The running nodes whose callers come to {@code flow}, and the version that new ones get. */
    Map<String, Integer> airing(String flow);
}
