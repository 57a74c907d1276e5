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
        return publish(candidate);
    }

    private Published publish(Candidate candidate) throws InterruptedException {
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

        assertEquals(new Published.OnAir(change, Set.of(), Set.of()), publish());
        assertEquals(0, pauses);
    }

    /** Puts a first version on air; the one of the test is the second then. */
    private void airOne(String... nodes) {
        Candidate first = library.propose("welcome", new FlowFiles(Map.of("welcome.yaml", "0")));
        library.accept(first.id(), ANN);
        for (String node : nodes) library.airs(node, Map.of("welcome", 1));
    }

    private Published publishAgain() throws InterruptedException {
        library.withdraw(candidate.id());
        Candidate second = library.propose("welcome", candidate.files());
        library.running().forEach(node -> library.answer(second.id(), node, READY));
        return publish(second);
    }

    @Test
    void itIsSaidToBeOnAirWhenNewCallersGetIt() throws InterruptedException {
        airOne("a", "b");
        library.airs("c", Map.of("returns", 7));
        meanwhile.add(() -> assertEquals(2, library.numbersOnAir().get("welcome")));
        meanwhile.add(() -> library.airs("a", Map.of("welcome", 2)));
        meanwhile.add(() -> library.airs("b", Map.of("welcome", 2)));

        assertEquals(
                new Published.OnAir(
                        new FlowChange("welcome", 2, Kind.PUBLISHED, ANN),
                        Set.of("a", "b"),
                        Set.of()),
                publishAgain());
        assertEquals(3, pauses);
    }

    @Test
    void whoDoesNotFollowInGoodTimeIsNamed() throws InterruptedException {
        airOne("a", "b");
        meanwhile.add(() -> library.airs("a", Map.of("welcome", 2)));

        var onAir = assertInstanceOf(Published.OnAir.class, publishAgain());

        assertEquals(Set.of("a"), onAir.nodes());
        assertEquals(Set.of("b"), onAir.behind());
        assertEquals(300, pauses);
    }

    @Test
    void whoHasLeftNeedNotFollow() throws InterruptedException {
        airOne("a", "b");
        meanwhile.add(() -> library.airs("a", Map.of("welcome", 2)));
        meanwhile.add(() -> library.gone("b"));

        var onAir = assertInstanceOf(Published.OnAir.class, publishAgain());

        assertEquals(Set.of("a"), onAir.nodes());
        assertEquals(Set.of(), onAir.behind());
    }

    @Test
    void nobodyWaitsForWhatIsNoLongerOnAir() throws InterruptedException {
        airOne("a");
        meanwhile.add(
                () -> library.accept(library.proposeAgain("welcome", 1).orElseThrow().id(), ANN));

        var onAir = assertInstanceOf(Published.OnAir.class, publishAgain());

        assertEquals(Set.of("a"), onAir.behind());
        assertEquals(1, pauses);
    }

    @Test
    void whatIsPublishedIsPublishedWhoeverStopsOrIsAway() throws InterruptedException {
        airOne("a");
        meanwhile.add(() -> library.goAwayAfter(0));

        var onAir = assertInstanceOf(Published.OnAir.class, publishAgain());

        assertEquals(2, onAir.change().number());
        library.comeBack();
        Candidate third = library.propose("welcome", candidate.files());
        library.answer(third.id(), "a", READY);
        var stopped =
                new Publisher(
                        library,
                        _ -> {
                            throw new InterruptedException("stopped");
                        });
        assertEquals(
                3,
                assertInstanceOf(Published.OnAir.class, stopped.publish(third, ANN, told::add))
                        .change()
                        .number());
        assertTrue(Thread.interrupted());
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

        assertEquals(1, onAir.change().number());
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

        assertInstanceOf(Published.OnAir.class, publish());
        assertEquals(2, pauses);
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

        assertInstanceOf(Published.OnAir.class, publish());
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
        library.airs("a", Map.of("welcome", 1));
        Candidate again = library.proposeAgain("welcome", 1).orElseThrow();
        library.answer(again.id(), "a", READY);

        Published published = new Publisher(library, _ -> pauses++).publish(again, ANN, told::add);

        assertEquals(
                new Published.OnAir(
                        new FlowChange("welcome", 1, Kind.ROLLED_BACK, ANN), Set.of("a"), Set.of()),
                published);
    }
}
