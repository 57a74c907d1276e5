package dev.orderline.ivr.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.air.Candidate.Answer;
import dev.orderline.ivr.air.FlowChange.Kind;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.flow.source.FlowFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every library of flows does. */
public abstract class FlowLibraryContract {
    /** An empty one. */
    protected abstract FlowLibrary library();

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    protected static final Signature ANN = new Signature("Ann", "callers hang up", NOON);
    protected static final Signature BOB =
            new Signature("Bob", "back to how it was", NOON.plusSeconds(60));

    protected static FlowFiles files(String text) {
        return new FlowFiles(Map.of("welcome.yaml", text, "common.yaml", "common: common"));
    }

    private static FlowChange publish(FlowLibrary library, String text, Signature signature) {
        return library.accept(library.propose("welcome", files(text)).id(), signature)
                .orElseThrow();
    }

    @Test
    void atFirstThereIsNothing() {
        FlowLibrary library = library();

        assertEquals(Optional.empty(), library.onAir("welcome"));
        assertEquals(Map.of(), library.numbersOnAir());
        assertEquals(Optional.empty(), library.version("welcome", 1));
        assertEquals(List.of(), library.log("welcome", 10));
        assertEquals(List.of(), library.open());
        assertEquals(Set.of(), library.running());
        assertEquals(Optional.empty(), library.proposeAgain("welcome", 1));
    }

    @Test
    void aPublishedFlowIsOnAirWithWhoWhenAndWhy() {
        FlowLibrary library = library();

        FlowChange change = publish(library, "one", ANN);

        assertEquals(new FlowChange("welcome", 1, Kind.PUBLISHED, ANN), change);
        var version = new FlowVersion("welcome", 1, files("one"), ANN);
        assertEquals(Optional.of(version), library.onAir("welcome"));
        assertEquals(Optional.of(version), library.version("welcome", 1));
        assertEquals(Map.of("welcome", 1), library.numbersOnAir());
        assertEquals(List.of(change), library.log("welcome", 10));
        assertEquals(List.of(), library.open());
        assertEquals("welcome@1", version.label());
    }

    @Test
    void theNextVersionHasTheNextNumberAndTheOneBeforeStays() {
        FlowLibrary library = library();
        publish(library, "one", ANN);

        assertEquals(2, publish(library, "two", BOB).number());

        assertEquals(files("two"), library.onAir("welcome").orElseThrow().files());
        assertEquals(files("one"), library.version("welcome", 1).orElseThrow().files());
        assertEquals(ANN, library.version("welcome", 1).orElseThrow().signature());
    }

    @Test
    void flowsAreNumberedApart() {
        FlowLibrary library = library();
        publish(library, "one", ANN);
        publish(library, "two", ANN);

        Candidate other = library.propose("returns", files("one"));
        assertEquals(1, other.number());
        assertEquals("returns@1", other.label());
        library.accept(other.id(), BOB);

        assertEquals(Map.of("welcome", 2, "returns", 1), library.numbersOnAir());
        assertEquals(1, library.log("returns", 10).size());
    }

    @Test
    void aVersionThatWasOnAirCanBeAgain() {
        FlowLibrary library = library();
        publish(library, "one", ANN);
        publish(library, "two", ANN);

        Candidate again = library.proposeAgain("welcome", 1).orElseThrow();
        assertEquals(1, again.number());
        assertEquals(files("one"), again.files());
        FlowChange change = library.accept(again.id(), BOB).orElseThrow();

        assertEquals(new FlowChange("welcome", 1, Kind.ROLLED_BACK, BOB), change);
        assertEquals(Map.of("welcome", 1), library.numbersOnAir());
        assertEquals(files("one"), library.onAir("welcome").orElseThrow().files());
        assertEquals(BOB, library.onAir("welcome").orElseThrow().signature());
        assertEquals(ANN, library.version("welcome", 1).orElseThrow().signature());
        assertEquals(3, publish(library, "three", ANN).number());
    }

    @Test
    void theLogTellsTheLatestFirstAndNoMoreThanAsked() {
        FlowLibrary library = library();
        publish(library, "one", ANN);
        publish(library, "two", BOB);
        library.accept(library.proposeAgain("welcome", 1).orElseThrow().id(), ANN);

        assertEquals(
                List.of(
                        new FlowChange("welcome", 1, Kind.ROLLED_BACK, ANN),
                        new FlowChange("welcome", 2, Kind.PUBLISHED, BOB)),
                library.log("welcome", 2));
        assertEquals(3, library.log("welcome", 10).size());
    }

    @Test
    void aCandidateIsOpenUntilItIsDecided() {
        FlowLibrary library = library();
        Candidate first = library.propose("welcome", files("one"));
        Candidate second = library.propose("returns", files("two"));
        assertEquals(List.of(first, second), library.open());

        library.withdraw(first.id());
        assertEquals(List.of(second), library.open());
        library.accept(second.id(), ANN);

        assertEquals(List.of(), library.open());
        assertEquals(Optional.empty(), library.onAir("welcome"));
    }

    @Test
    void whatWasWithdrawnLeavesNothing() {
        FlowLibrary library = library();
        Candidate candidate = library.propose("welcome", files("one"));
        library.answer(candidate.id(), "a", new Answer.Ready());
        library.withdraw(candidate.id());

        assertEquals(Optional.empty(), library.accept(candidate.id(), ANN));
        assertEquals(Map.of(), library.answers(candidate.id()));
        assertEquals(List.of(), library.log("welcome", 10));
        library.withdraw(candidate.id());
        assertEquals(1, library.propose("welcome", files("one")).number());
    }

    @Test
    void whatWasAcceptedIsNotAcceptedAgain() {
        FlowLibrary library = library();
        Candidate candidate = library.propose("welcome", files("one"));
        library.accept(candidate.id(), ANN);

        assertEquals(Optional.empty(), library.accept(candidate.id(), BOB));
        assertEquals(Optional.empty(), library.accept(UUID.randomUUID(), BOB));
        assertEquals(1, library.log("welcome", 10).size());
    }

    @Test
    void ofTwoCandidatesForOneNumberTheSecondIsRefused() {
        FlowLibrary library = library();
        Candidate first = library.propose("welcome", files("one"));
        Candidate second = library.propose("welcome", files("two"));
        assertEquals(first.number(), second.number());

        assertTrue(library.accept(second.id(), BOB).isPresent());
        assertEquals(Optional.empty(), library.accept(first.id(), ANN));

        assertEquals(files("two"), library.onAir("welcome").orElseThrow().files());
        assertEquals(List.of(), library.open());
        assertEquals(1, library.log("welcome", 10).size());
    }

    @Test
    void answersAreKeptByNodeAndTheLatestCounts() {
        FlowLibrary library = library();
        Candidate candidate = library.propose("welcome", files("one"));
        library.answer(candidate.id(), "a", new Answer.Preparing(1, 3));
        library.answer(candidate.id(), "b", new Answer.Refused("no voice"));
        library.answer(candidate.id(), "a", new Answer.Ready());

        assertEquals(
                Map.of("a", new Answer.Ready(), "b", new Answer.Refused("no voice")),
                library.answers(candidate.id()));
        library.answer(candidate.id(), "b", new Answer.Preparing(2, 3));
        assertEquals(new Answer.Preparing(2, 3), library.answers(candidate.id()).get("b"));
    }

    @Test
    void anAnswerToWhatIsGoneIsNothing() {
        FlowLibrary library = library();
        Candidate candidate = library.propose("welcome", files("one"));
        library.withdraw(candidate.id());

        library.answer(candidate.id(), "a", new Answer.Ready());

        assertEquals(Map.of(), library.answers(candidate.id()));
    }

    @Test
    void nodesAreRunningUntilTheyLeave() {
        FlowLibrary library = library();
        library.seen("a");
        library.seen("b");
        library.seen("a");
        assertEquals(Set.of("a", "b"), library.running());

        library.gone("a");
        library.gone("c");

        assertEquals(Set.of("b"), library.running());
    }

    @Test
    void nodesSayWhatTheirCallersGet() {
        FlowLibrary library = library();
        publish(library, "one", ANN);
        publish(library, "two", ANN);

        library.airs("a", Map.of("welcome", 1));
        library.airs("b", Map.of("welcome", 2));
        library.airs("c", Map.of());

        assertEquals(Map.of("a", 1, "b", 2), library.airing("welcome"));
        assertEquals(Map.of(), library.airing("returns"));
        assertEquals(Set.of("a", "b", "c"), library.running());

        library.airs("a", Map.of("welcome", 2));
        library.seen("a");
        library.airs("b", Map.of());

        assertEquals(Map.of("a", 2), library.airing("welcome"));

        library.gone("a");
        library.seen("a");

        assertEquals(Map.of(), library.airing("welcome"));
    }

    @Test
    void textsComeBackAsTheyWere() {
        FlowLibrary library = library();
        String text = "déjà ‘vu’ \\ 100 %; drop table nodes; -- \r\n\t😀 \u2028 {a} :b ?\"";
        var files = new FlowFiles(Map.of("it's; a 'file'.yaml", text, "empty.yaml", ""));

        Candidate candidate = library.propose("welcome", files);
        assertEquals(files, library.open().getFirst().files());
        library.accept(candidate.id(), new Signature("O'Hara \\ ☎", "why: 'x'); --", NOON));

        FlowVersion version = library.onAir("welcome").orElseThrow();
        assertEquals(files, version.files());
        assertEquals(new Signature("O'Hara \\ ☎", "why: 'x'); --", NOON), version.signature());
    }

    @Test
    void twoWhoPublishAtOnceGetOneNumberEachAndNoneIsLost() throws Exception {
        FlowLibrary library = library();
        int rounds = 10;
        List<FlowChange> made = new ArrayList<>();
        try (ExecutorService publishers = Executors.newFixedThreadPool(2)) {
            var together = new CyclicBarrier(2);
            List<Future<List<FlowChange>>> work =
                    List.of("a", "b").stream()
                            .map(who ->
                                    publishers.submit(
                                            () -> publishAll(library, who, rounds, together)))
                            .toList();
            for (Future<List<FlowChange>> each : work) made.addAll(each.get());
        } catch (ExecutionException failed) {
            throw new AssertionError("a publisher failed", failed.getCause());
        }

        assertEquals(2 * rounds, made.size());
        assertEquals(
                new TreeSet<>(IntStream.rangeClosed(1, 2 * rounds).boxed().toList()),
                new TreeSet<>(made.stream().map(FlowChange::number).toList()));
        for (FlowChange each : made) {
            FlowVersion kept = library.version("welcome", each.number()).orElseThrow();
            assertEquals(each.signature(), kept.signature());
            assertEquals(files(each.signature().why()), kept.files());
        }
        assertEquals(2 * rounds, library.log("welcome", 100).size());
        assertEquals(2 * rounds, library.numbersOnAir().get("welcome"));
    }

    /** Publishes each text, again and again until it is on air. */
    private static List<FlowChange> publishAll(
            FlowLibrary library, String who, int rounds, CyclicBarrier together) throws Exception {
        List<FlowChange> made = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            together.await();
            String text = who + round;
            var signature = new Signature(who, text, NOON);
            Optional<FlowChange> change = Optional.empty();
            while (change.isEmpty())
                change = library.accept(library.propose("welcome", files(text)).id(), signature);
            made.add(change.get());
        }
        return made;
    }

    @Test
    void whoSignsSaysWhoAndWhy() {
        assertFalse(ANN.who().isBlank());
        for (String none : List.of("", " ", "x".repeat(Signature.MAX_WHO + 1)))
            assertNotEquals("", refusal(() -> new Signature(none, "why", NOON)));
        for (String none : List.of("", " ", "x".repeat(Signature.MAX_WHY + 1)))
            assertNotEquals("", refusal(() -> new Signature("who", none, NOON)));
        publish(
                library(),
                "one",
                new Signature("x".repeat(Signature.MAX_WHO), "y".repeat(Signature.MAX_WHY), NOON));
    }

    private static String refusal(Runnable work) {
        try {
            work.run();
            return "";
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
