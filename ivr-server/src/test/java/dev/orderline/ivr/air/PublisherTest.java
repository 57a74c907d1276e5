package dev.orderline.ivr.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.air.Candidate.Answer;
import dev.orderline.ivr.air.FlowChange.Kind;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.air.Publisher.Published;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.orders.DeskFailure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublisherTest {
    private static final Signature ANN =
            new Signature("Ann", "shorter greeting", Instant.parse("2026-11-25T12:00:00Z"));
    private static final Answer READY = new Answer.Ready();

    private final MemoryFlowLibrary library = new MemoryFlowLibrary();
    private final Candidate candidate =
            library.propose("welcome", new FlowFiles(Map.of("welcome.yaml", "one")));

    /** What happens while the publisher waits, a piece at a time; then nothing. */
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();

    private final List<Map<String, Answer>> told = new ArrayList<>();
    private long pauses;

    private Published publish() throws InterruptedException {
        var publisher =
                new Publisher(
                        library,
                        _ -> {
                            pauses++;
                            if (!meanwhile.isEmpty()) meanwhile.remove().run();
                        });
        return publisher.publish(candidate, ANN, told::add);
    }

    private void says(String node, Answer answer) {
        library.answer(candidate.id(), node, answer);
    }

    private static List<String> refusal(Published published) {
        return assertInstanceOf(Published.Refused.class, published).why();
    }

    private void assertNothingChanged() {
        assertEquals(Optional.empty(), library.onAir("welcome"));
        assertEquals(List.of(), library.open());
    }

    @Test
    void whereNoServerRunsItIsOnAirAtOnce() throws InterruptedException {
        var change = new FlowChange("welcome", 1, Kind.PUBLISHED, ANN);

        assertEquals(new Published.OnAir(change, Set.of()), publish());
        assertEquals(0, pauses);
    }

    @Test
    void itGoesOnAirWhenEveryServerIsReady() throws InterruptedException {
        library.seen("a");
        library.seen("b");
        meanwhile.add(() -> says("a", new Answer.Preparing(1, 2)));
        meanwhile.add(() -> says("a", READY));
        meanwhile.add(() -> assertEquals(Optional.empty(), library.onAir("welcome")));
        meanwhile.add(() -> says("b", READY));

        var onAir = assertInstanceOf(Published.OnAir.class, publish());

        assertEquals(Set.of("a", "b"), onAir.nodes());
        assertEquals(4, pauses);
        assertEquals(Map.of("a", READY, "b", READY), told.getLast());
        assertTrue(told.contains(Map.of("a", new Answer.Preparing(1, 2))));
    }

    @Test
    void aServerThatCannotRunItKeepsItOffTheAir() throws InterruptedException {
        library.seen("a");
        library.seen("b");
        meanwhile.add(() -> says("a", READY));
        meanwhile.add(() -> says("b", new Answer.Refused("no voice for de-DE")));

        assertEquals(List.of("b: no voice for de-DE"), refusal(publish()));
        assertNothingChanged();
    }

    @Test
    void aServerThatLeftIsNotWaitedFor() throws InterruptedException {
        library.seen("a");
        library.seen("b");
        meanwhile.add(() -> says("a", READY));
        meanwhile.add(() -> library.gone("b"));

        assertEquals(Set.of("a"), assertInstanceOf(Published.OnAir.class, publish()).nodes());
    }

    @Test
    void aServerThatLeftCannotRefuse() throws InterruptedException {
        library.seen("a");
        says("gone", new Answer.Refused("no model"));
        meanwhile.add(() -> says("a", READY));

        assertInstanceOf(Published.OnAir.class, publish());
    }

    @Test
    void aServerThatStartsMeanwhileIsWaitedFor() throws InterruptedException {
        library.seen("a");
        meanwhile.add(() -> library.seen("b"));
        meanwhile.add(() -> says("a", READY));
        meanwhile.add(() -> {});
        meanwhile.add(() -> says("b", READY));

        assertEquals(Set.of("a", "b"), assertInstanceOf(Published.OnAir.class, publish()).nodes());
        assertEquals(4, pauses);
    }

    @Test
    void whenNoServerIsLeftThatCouldTellItIsKeptOffTheAir() throws InterruptedException {
        library.seen("a");
        meanwhile.add(() -> says("a", new Answer.Preparing(1, 2)));
        meanwhile.add(library::forgetWhoRuns);

        assertEquals(
                List.of(
                        "every server has gone while it made this ready: look at them, and publish"
                                + " again"),
                refusal(publish()));
        assertNothingChanged();
    }

    @Test
    void nobodyWaitsForEver() throws InterruptedException {
        library.seen("a");
        says("a", new Answer.Preparing(1, 100));

        assertEquals(List.of("the servers were not ready within 10 minutes"), refusal(publish()));
        assertEquals(6_000, pauses);
        assertNothingChanged();
    }

    @Test
    void whoComesSecondIsToldSo() throws InterruptedException {
        library.seen("a");
        Candidate other = library.propose("welcome", new FlowFiles(Map.of("welcome.yaml", "two")));
        meanwhile.add(() -> library.accept(other.id(), ANN));
        meanwhile.add(() -> says("a", READY));

        assertEquals(
                List.of(
                        "somebody else has published version 1 meanwhile: look at it, and publish"
                                + " again"),
                refusal(publish()));
        assertEquals(other.files(), library.onAir("welcome").orElseThrow().files());
        assertEquals(1, library.log("welcome", 10).size());
    }

    @Test
    void whoIsStoppedLeavesNothingBehind() {
        library.seen("a");
        var publisher =
                new Publisher(
                        library,
                        _ -> {
                            throw new InterruptedException("stopped");
                        });

        assertThrows(
                InterruptedException.class, () -> publisher.publish(candidate, ANN, told::add));
        assertNothingChanged();
    }

    @Test
    void aLibraryThatIsAwayIsNoRefusal() {
        library.goAwayAfter(0);

        assertThrows(DeskFailure.class, this::publish);

        library.comeBack();
        assertEquals(Optional.empty(), library.onAir("welcome"));
    }

    @Test
    void aVersionThatWasOnAirGoesTheSameWay() throws InterruptedException {
        publish();
        library.seen("a");
        Candidate again = library.proposeAgain("welcome", 1).orElseThrow();
        library.answer(again.id(), "a", READY);

        Published published = new Publisher(library, _ -> pauses++).publish(again, ANN, told::add);

        assertEquals(
                new Published.OnAir(
                        new FlowChange("welcome", 1, Kind.ROLLED_BACK, ANN), Set.of("a")),
                published);
    }
}
