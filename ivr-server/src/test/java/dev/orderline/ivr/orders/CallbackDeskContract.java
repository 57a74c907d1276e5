package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.CallbackDesk.Noted;
import dev.orderline.ivr.orders.CallbackDesk.Noted.AlreadyWaiting;
import dev.orderline.ivr.orders.CallbackDesk.Noted.New;
import dev.orderline.ivr.orders.CallbackDesk.Noted.NoNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every callback desk keeps to. */
public abstract class CallbackDeskContract {
    private static final int THREADS = 20;
    private static final int ALL = 100;

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
    protected static final CallerNumber CALLER = new CallerNumber("+18035550123");
    private static final CallerNumber OTHER = new CallerNumber("18035550199");

    /** A desk at which nobody waits. */
    protected abstract CallbackDesk desk();

    @Test
    void whatIsNotedIsOpenUntilItIsDone() {
        CallbackDesk desk = desk();
        UUID request = UUID.randomUUID();
        var callback = new Callback(request, CALLER, "my refund", "call-1", NOW);
        assertEquals(new New(callback), desk.note(request, CALLER, "my refund", "call-1", NOW));
        assertEquals(List.of(callback), desk.open(ALL));
        assertTrue(desk.done(request, "ann", NOW.plusSeconds(60)));
        assertEquals(List.of(), desk.open(ALL));
    }

    @Test
    void theOldestComesFirstAndNoMoreThanAskedFor() {
        CallbackDesk desk = desk();
        Callback later = noted(desk, CALLER, NOW.plusSeconds(2));
        Callback first = noted(desk, OTHER, NOW);
        Callback second = noted(desk, CALLER, NOW.plusSeconds(1));
        assertEquals(List.of(first, second, later), desk.open(ALL));
        assertEquals(List.of(first, second), desk.open(2));
    }

    @Test
    void theSameRequestNotesOneCallbackAlsoWhenThatIsDone() {
        CallbackDesk desk = desk();
        UUID request = UUID.randomUUID();
        Noted first = desk.note(request, CALLER, "refund", "call-1", NOW);
        assertEquals(first, desk.note(request, CALLER, "refund", "call-1", NOW.plusSeconds(9)));
        assertEquals(1, desk.open(ALL).size());
        desk.done(request, "ann", NOW);
        assertEquals(first, desk.note(request, CALLER, "refund", "call-1", NOW.plusSeconds(9)));
        assertEquals(List.of(), desk.open(ALL));
    }

    @Test
    void aRequestThatNotesSomethingElseIsABug() {
        CallbackDesk desk = desk();
        UUID request = UUID.randomUUID();
        desk.note(request, CALLER, "refund", "call-1", NOW);
        assertThrows(
                IllegalArgumentException.class,
                () -> desk.note(request, OTHER, "refund", "call-1", NOW));
        assertThrows(
                IllegalArgumentException.class,
                () -> desk.note(request, CALLER, "return", "call-1", NOW));
        assertThrows(
                IllegalArgumentException.class,
                () -> desk.note(request, CALLER, "refund", "call-2", NOW));
    }

    @Test
    void aNumberThatWaitsForEnoughIsToldOfTheOldest() {
        CallbackDesk desk = desk();
        Callback oldest = noted(desk, CALLER, NOW);
        for (int i = 1; i < CallbackDesk.MAX_OPEN; i++) noted(desk, CALLER, NOW.plusSeconds(i));
        UUID request = UUID.randomUUID();
        Instant late = NOW.plusSeconds(100);
        assertEquals(new AlreadyWaiting(oldest), desk.note(request, CALLER, "x", "call-9", late));
        assertEquals(CallbackDesk.MAX_OPEN, desk.open(ALL).size());
        noted(desk, OTHER, late);

        desk.done(oldest.id(), "ann", late);

        assertEquals(
                new New(new Callback(request, CALLER, "x", "call-9", late)),
                desk.note(request, CALLER, "x", "call-9", late));
    }

    @Test
    void aCallerWhoWithholdsTheNumberCannotBeCalled() {
        CallbackDesk desk = desk();
        for (CallerNumber nothing : List.of(CallerNumber.WITHHELD, new CallerNumber("+")))
            assertEquals(
                    new NoNumber(), desk.note(UUID.randomUUID(), nothing, "refund", "call-1", NOW));
        assertEquals(List.of(), desk.open(ALL));
    }

    @Test
    void topicsAreShortAndPlain() {
        CallbackDesk desk = desk();
        String longest = "a".repeat(Callback.MAX_TOPIC);
        for (String topic : List.of(longest, "order 2 - refund"))
            desk.note(UUID.randomUUID(), CALLER, topic, "call-1", NOW);
        for (String topic : List.of("", longest + "a", "Refund", "refund!", "refund\n"))
            assertThrows(
                    IllegalArgumentException.class,
                    () -> desk.note(UUID.randomUUID(), CALLER, topic, "call-1", NOW));
    }

    @Test
    void callsAreNamedInLettersDigitsAndHyphens() {
        CallbackDesk desk = desk();
        String longest = "f".repeat(64);
        desk.note(UUID.randomUUID(), CALLER, "refund", longest, NOW);
        for (String call : List.of("", longest + "f", "call 1"))
            assertThrows(
                    IllegalArgumentException.class,
                    () -> desk.note(UUID.randomUUID(), CALLER, "refund", call, NOW));
    }

    @Test
    void aCallbackIsDoneOnceByWhoeverIsFirst() {
        CallbackDesk desk = desk();
        UUID id = noted(desk, CALLER, NOW).id();
        assertTrue(desk.done(id, "ann", NOW));
        assertFalse(desk.done(id, "ben", NOW.plusSeconds(1)));
        assertFalse(desk.done(UUID.randomUUID(), "ben", NOW));
    }

    @Test
    void whoHasDoneItHasAName() {
        CallbackDesk desk = desk();
        UUID id = noted(desk, CALLER, NOW).id();
        for (String who : List.of("", "n".repeat(101)))
            assertThrows(IllegalArgumentException.class, () -> desk.done(id, who, NOW));
        assertTrue(desk.done(id, "n".repeat(100), NOW));
    }

    @Test
    void callbacksNotedAtOnceDoNotPassTheLimit() throws Exception {
        CallbackDesk desk = desk();
        List<Noted> answers =
                atOnce(() -> desk.note(UUID.randomUUID(), CALLER, "refund", "call-1", NOW));
        assertEquals(CallbackDesk.MAX_OPEN, answers.stream().filter(New.class::isInstance).count());
        assertEquals(CallbackDesk.MAX_OPEN, desk.open(ALL).size());
    }

    @Test
    void theSameRequestMadeAtOnceNotesOneCallback() throws Exception {
        CallbackDesk desk = desk();
        UUID request = UUID.randomUUID();
        List<Noted> answers = atOnce(() -> desk.note(request, CALLER, "refund", "call-1", NOW));
        assertEquals(1, answers.stream().distinct().count());
        assertEquals(1, desk.open(ALL).size());
    }

    @Test
    void ofThoseWhoDoItAtOnceOneHas() throws Exception {
        CallbackDesk desk = desk();
        UUID id = noted(desk, CALLER, NOW).id();
        List<Boolean> answers = atOnce(() -> desk.done(id, "ann", NOW));
        assertEquals(1, Collections.frequency(answers, true));
    }

    private static <T> List<T> atOnce(Callable<T> asked) throws Exception {
        var answers = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<T> answer : threads.invokeAll(Collections.nCopies(THREADS, asked)))
                answers.add(answer.get());
        }
        return answers;
    }

    private static Callback noted(CallbackDesk desk, CallerNumber number, Instant at) {
        var callback = new Callback(UUID.randomUUID(), number, "refund", "call-1", at);
        assertEquals(new New(callback), desk.note(callback.id(), number, "refund", "call-1", at));
        return callback;
    }
}
