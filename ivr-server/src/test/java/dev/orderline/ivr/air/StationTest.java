package dev.orderline.ivr.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.air.Candidate.Answer;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.air.Station.Extensions;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.FlowsOnAir.Airing;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Flows;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.trial.MemoryOrderDesk;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StationTest {
    private static final Signature ANN =
            new Signature("Ann", "a better greeting", Instant.parse("2026-11-25T12:00:00Z"));
    private static final String NODE = "here";

    private final MemoryFlowLibrary library = new MemoryFlowLibrary();
    private final Studio studio = new Studio();
    private final Station station =
            new Station(
                    library,
                    NODE,
                    new Extensions(Map.of("+15005550100", "returns"), "welcome"),
                    studio);

    /** Makes flows ready at once, and knows which are held ready. */
    private static final class Studio implements Station.Preparation {
        private final ConcurrentLinkedQueue<String> held = new ConcurrentLinkedQueue<>();
        private final List<String> prepared = new ArrayList<>();

        @Override
        public Station.Ready prepare(
                String label, String flow, FlowFiles files, Station.Progress progress) {
            prepared.add(label);
            progress.done(1, 2);
            String text = files.texts().getOrDefault(flow + ".yaml", "");
            if (text.contains("bad")) throw new IllegalArgumentException("line 1: " + text);
            if (text.contains("bug")) throw new IllegalStateException("a bug");
            CompiledFlow compiled = compiled(label, flow, text);
            held.add(label + " " + text);
            return new Station.Ready() {
                private boolean closed;

                @Override
                public CompiledFlow flow() {
                    return compiled;
                }

                @Override
                public synchronized void close() {
                    assertFalse(closed, () -> label + " is closed twice");
                    closed = true;
                    assertTrue(held.remove(label + " " + text));
                }
            };
        }

        private static CompiledFlow compiled(String label, String flow, String greeting) {
            String source =
                    """
                    flow: %s
                    start: hello
                    filler: One moment.
                    sorry: Sorry.
                    lifeboat: By keys.
                    everywhere: {again: {phrases: [again], does: repeat}}
                    states:
                      hello: {say: "%s.", end: answered}
                    """
                            .formatted(flow, greeting);
            var tools = Flows.tools(new MemoryOrderDesk(Clock.systemUTC()));
            var files = new FlowFiles(Map.of(flow + ".yaml", source));
            return new CompiledFlow(label, Flows.compiled(files, flow, tools).bundle(), tools);
        }

        Set<String> held() {
            return Set.copyOf(held);
        }
    }

    private static FlowFiles files(String flow, String text) {
        return new FlowFiles(Map.of(flow + ".yaml", text));
    }

    private Candidate proposed(String flow, String text) {
        return library.propose(flow, files(flow, text));
    }

    /** On air in the library, without anybody having been asked. */
    private FlowChange published(String flow, String text) {
        return library.accept(proposed(flow, text).id(), ANN).orElseThrow();
    }

    private Station opened() throws InterruptedException {
        published("welcome", "one");
        published("returns", "one");
        station.open((_, _) -> {});
        return station;
    }

    private Airing call() {
        return station.take(from("+15005550142"));
    }

    private static Caller from(String called) {
        return new Caller(new CallerNumber("+16175550142"), called);
    }

    private String onAir() {
        try (Airing airing = call()) {
            return airing.flow().label();
        }
    }

    private String greeting() {
        try (Airing airing = call()) {
            return airing.flow().fixedSentences().toString();
        }
    }

    @Test
    void theNumberThatWasDialledChoosesTheFlow() throws InterruptedException {
        opened();

        assertEquals("welcome@1", onAir());
        try (Airing airing = station.take(from("+15005550100"))) {
            assertEquals("returns@1", airing.flow().label());
        }
        assertEquals(Set.of(NODE), library.running());
    }

    @Test
    void itDoesNotOpenWithoutEveryFlowThatCallersComeTo() {
        published("welcome", "one");

        var refused =
                assertThrows(IllegalArgumentException.class, () -> station.open((_, _) -> {}));

        assertEquals(
                "flow returns is not published; scripts/flow publish returns",
                refused.getMessage());
        assertEquals(Set.of(), library.running());
    }

    @Test
    void itDoesNotOpenWithAFlowThatCannotRun() {
        published("welcome", "bad");
        published("returns", "one");

        assertThrows(IllegalArgumentException.class, () -> station.open((_, _) -> {}));
    }

    @Test
    void beforeItIsOpenNobodyIsAnswered() {
        assertThrows(IllegalStateException.class, this::call);
    }

    @Test
    void aCandidateIsMadeReadyBeforeItIsOnAir() throws InterruptedException {
        opened();
        Candidate candidate = proposed("welcome", "two");

        station.look();

        assertEquals(Map.of(NODE, new Answer.Ready()), library.answers(candidate.id()));
        assertEquals("welcome@1", onAir());
        library.accept(candidate.id(), ANN);
        assertEquals("welcome@1", onAir());
        assertEquals(Map.of(NODE, 1), library.airing("welcome"));
        station.look();
        assertEquals("welcome@2", onAir());
        assertEquals(Map.of(NODE, 2), library.airing("welcome"));
        assertEquals(Map.of(NODE, 1), library.airing("returns"));
        assertEquals(1L, studio.prepared.stream().filter("welcome@2"::equals).count());
    }

    @Test
    void progressIsTold() throws InterruptedException {
        opened();
        var seen = new ArrayList<Answer>();
        Candidate candidate = proposed("welcome", "two");
        var slow =
                new Station(
                        library,
                        "slow",
                        new Extensions(Map.of(), "welcome"),
                        (label, flow, files, progress) -> {
                            progress.done(3, 7);
                            if (label.equals(candidate.label()))
                                seen.addAll(library.answers(candidate.id()).values());
                            return studio.prepare(label, flow, files, progress);
                        });
        slow.look();

        assertEquals(List.of(new Answer.Preparing(3, 7)), seen);
    }

    @Test
    void whatCannotBeMadeReadyIsRefusedAndWhatIsOnAirStays() throws InterruptedException {
        opened();
        Candidate candidate = proposed("welcome", "bad");

        station.look();
        station.look();

        assertEquals(
                Map.of(NODE, new Answer.Refused("line 1: bad")), library.answers(candidate.id()));
        assertEquals("welcome@1", onAir());
        assertEquals(1L, studio.prepared.stream().filter("welcome@2"::equals).count());
    }

    @Test
    void aBugInPreparingIsARefusal() throws InterruptedException {
        opened();
        Candidate candidate = proposed("welcome", "bug");

        station.look();

        assertTrue(library.answers(candidate.id()).get(NODE) instanceof Answer.Refused);
        assertEquals("welcome@1", onAir());
    }

    @Test
    void aBadCandidateDoesNotKeepAGoodOneFromTheAir() throws InterruptedException {
        opened();
        Candidate bad = proposed("welcome", "bad");
        Candidate good = proposed("returns", "two");

        station.look();
        library.withdraw(bad.id());
        library.accept(good.id(), ANN);
        station.look();

        assertEquals("welcome@1", onAir());
        try (Airing airing = station.take(from("+15005550100"))) {
            assertEquals("returns@2", airing.flow().label());
        }
    }

    @Test
    void ofTwoCandidatesForOneNumberTheAcceptedOneIsOnAir() throws InterruptedException {
        opened();
        Candidate one = proposed("welcome", "mine");
        Candidate other = proposed("welcome", "theirs");
        station.look();
        library.accept(other.id(), ANN);
        library.withdraw(one.id());

        station.look();

        assertEquals("welcome@2", onAir());
        assertTrue(greeting().contains("theirs"));
        assertEquals(Set.of("welcome@2 theirs", "returns@1 one"), studio.held());
    }

    @Test
    void whatWasWithdrawnIsLetGo() throws InterruptedException {
        opened();
        Candidate candidate = proposed("welcome", "two");
        station.look();
        assertEquals(Set.of("welcome@1 one", "returns@1 one", "welcome@2 two"), studio.held());

        library.withdraw(candidate.id());
        station.look();

        assertEquals(Set.of("welcome@1 one", "returns@1 one"), studio.held());
    }

    @Test
    void aVersionThatWasOnAirIsAgain() throws InterruptedException {
        opened();
        published("welcome", "two");
        station.look();
        assertEquals("welcome@2", onAir());

        Candidate again = library.proposeAgain("welcome", 1).orElseThrow();
        station.look();
        assertEquals(Map.of(NODE, new Answer.Ready()), library.answers(again.id()));
        library.accept(again.id(), ANN);
        station.look();

        assertEquals("welcome@1", onAir());
        assertEquals(Set.of("welcome@1 one", "returns@1 one"), studio.held());
    }

    @Test
    void onlyFlowsThatADialledNumberLeadsToGoOnAir() throws InterruptedException {
        opened();
        published("other", "one");
        Candidate candidate = proposed("other", "two");
        station.look();
        assertEquals(Map.of(NODE, new Answer.Ready()), library.answers(candidate.id()));
        library.accept(candidate.id(), ANN);

        station.look();

        assertEquals(Set.of("welcome@1 one", "returns@1 one"), studio.held());
        assertFalse(studio.prepared.contains("other@1"));
    }

    @Test
    void aPublishedVersionThatCannotRunHereIsTriedOnceAndTheOneBeforeStays()
            throws InterruptedException {
        opened();
        published("welcome", "bad");

        station.look();
        station.look();

        assertEquals("welcome@1", onAir());
        assertEquals(1L, studio.prepared.stream().filter("welcome@2"::equals).count());
        published("welcome", "three");
        station.look();
        assertEquals("welcome@3", onAir());
    }

    @Test
    void aCallKeepsItsVersionAndItIsHeldForIt() throws InterruptedException {
        opened();
        Airing first = call();
        Airing second = call();
        published("welcome", "two");
        station.look();

        assertEquals("welcome@2", onAir());
        assertEquals("welcome@1", first.flow().label());
        assertTrue(studio.held().contains("welcome@1 one"));
        first.close();
        assertTrue(studio.held().contains("welcome@1 one"));
        second.close();
        assertFalse(studio.held().contains("welcome@1 one"));
    }

    @Test
    void aCallThatEndsTwiceHasEndedOnce() throws InterruptedException {
        opened();
        Airing first = call();
        Airing second = call();
        published("welcome", "two");
        station.look();

        first.close();
        first.close();

        assertTrue(studio.held().contains("welcome@1 one"), "another call still needs it");
        second.close();
        assertFalse(studio.held().contains("welcome@1 one"));
    }

    @Test
    void whileTheLibraryIsAwayCallsGoOn() throws InterruptedException {
        opened();
        library.goAwayAfter(0);

        station.look();
        station.leave();

        assertEquals("welcome@1", onAir());
    }

    @Test
    void anAnswerThatDidNotReachTheLibraryIsGivenAgain() throws InterruptedException {
        opened();
        Candidate good = proposed("welcome", "two");
        // It is open, and the preparation's progress is told; then the answer fails.
        library.goAwayAfter(2);
        station.look();
        library.comeBack();
        station.look();
        assertEquals(Map.of(NODE, new Answer.Ready()), library.answers(good.id()));
        assertEquals(1L, studio.prepared.stream().filter("welcome@2"::equals).count());

        library.withdraw(good.id());
        Candidate bad = proposed("welcome", "bad");
        library.goAwayAfter(2);
        station.look();
        library.comeBack();
        station.look();
        assertEquals(Map.of(NODE, new Answer.Refused("line 1: bad")), library.answers(bad.id()));
    }

    @Test
    void wheneverTheLibraryGoesAwayItIsFollowedAgainLater() throws InterruptedException {
        opened();
        for (int calls = 0; calls < 12; calls++) {
            Candidate candidate = proposed("welcome", "text " + calls);
            library.goAwayAfter(calls);
            station.look();
            library.comeBack();
            station.look();
            assertEquals(Map.of(NODE, new Answer.Ready()), library.answers(candidate.id()));
            int number = library.accept(candidate.id(), ANN).orElseThrow().number();
            library.goAwayAfter(calls);
            station.look();
            library.comeBack();
            station.look();

            assertEquals("welcome@" + number, onAir(), "away after " + calls + " calls");
            assertEquals(Map.of(NODE, number), library.airing("welcome"));
            assertEquals(2, studio.held().size());
        }
    }

    @Test
    void whoBeatsIsRunning() throws InterruptedException {
        opened();
        library.forgetWhoRuns();

        station.beat();
        assertEquals(Set.of(NODE), library.running());

        library.goAwayAfter(0);
        station.beat();
    }

    @Test
    void whoLeavesIsNotRunning() throws InterruptedException {
        opened();

        station.leave();

        assertEquals(Set.of(), library.running());
    }

    @Test
    void callsThatComeWhileVersionsAreReplacedKeepTheirsAndNoneIsRefused() throws Exception {
        opened();
        int callers = 20;
        int versions = 5;
        var publishing = new AtomicBoolean(true);
        var begun = new CountDownLatch(callers);
        var labels = new ConcurrentLinkedQueue<String>();
        try (ExecutorService lines = Executors.newFixedThreadPool(callers)) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++)
                calls.add(
                        lines.submit(() -> {
                            boolean last;
                            do {
                                last = !publishing.get();
                                oneCall(labels);
                                begun.countDown();
                            } while (!last);
                        }));
            begun.await();
            for (int i = 0; i < versions; i++) {
                Candidate candidate = proposed("welcome", "text " + i);
                station.look();
                library.accept(candidate.id(), ANN);
                station.look();
                waitFor("welcome@" + (i + 2), labels);
            }
            publishing.set(false);
            for (Future<?> each : calls) each.get();
        }

        assertTrue(labels.contains("welcome@" + (versions + 1)));
        assertEquals(
                Set.of("welcome@" + (versions + 1) + " text " + (versions - 1), "returns@1 one"),
                studio.held());
    }

    /** A call that looks at its version from its begin to its end. */
    private void oneCall(ConcurrentLinkedQueue<String> labels) {
        try (Airing airing = call()) {
            CompiledFlow flow = airing.flow();
            labels.add(flow.label());
            for (int turn = 0; turn < 20; turn++) {
                assertEquals(flow, airing.flow());
                assertTrue(
                        studio.held().stream()
                                .anyMatch(each -> each.startsWith(flow.label() + " ")),
                        () -> flow.label() + " was let go in a call");
                Thread.onSpinWait();
            }
        }
    }

    /** Until some call goes by that version. */
    private static void waitFor(String label, ConcurrentLinkedQueue<String> labels) {
        while (!labels.contains(label)) Thread.onSpinWait();
        labels.clear();
        labels.add(label);
    }

    @Test
    void aLibraryThatIsAwayWhenItOpensIsAFailure() {
        library.goAwayAfter(0);

        assertThrows(DeskFailure.class, () -> station.open((_, _) -> {}));
    }
}
