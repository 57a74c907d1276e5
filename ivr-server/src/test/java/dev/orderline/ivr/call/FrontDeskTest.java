package dev.orderline.ivr.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.call.CallEvent.Answer;
import dev.orderline.ivr.flow.OpeningHours;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.HandClock;
import dev.orderline.ivr.orders.OwnOrders;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Inbound;
import dev.orderline.speech.audio.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FrontDeskTest {
    private static final Caller CALLER = new Caller(new CallerNumber("15551234"), "100");

    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T12:00:00Z"));

    /** Line, voice and recogniser of every call here. */
    private final ScriptedCaller words = new ScriptedCaller();

    private final MemoryArchive archive = new MemoryArchive();

    @Test
    void theCallOverTheCapacityIsQueued() {
        FrontDesk desk = desk("always", 2);

        assertInstanceOf(Route.Converse.class, desk.admit(CALLER));
        assertInstanceOf(Route.Converse.class, desk.admit(CALLER));
        assertEquals(new Route.Queue("full"), desk.admit(CALLER));
    }

    @Test
    void mediaThatHasNotBegunKeepsItsPlaceForAWhile() throws Exception {
        FrontDesk desk = desk("always", 1);
        var route = assertInstanceOf(Route.Converse.class, desk.admit(CALLER));
        assertTrue(desk.redeem(route.id(), Transport.WEBSOCKET).isPresent());
        assertEquals(new Route.Queue("full"), desk.admit(CALLER));

        clock.pass(Duration.ofSeconds(6));
        assertInstanceOf(Route.Converse.class, desk.admit(CALLER));
    }

    @Test
    void outsideOpeningHoursThereIsAnAnnouncement() {
        assertEquals(new Route.Closed(), desk("Sun 10:00-11:00", 2).admit(CALLER));
    }

    @Test
    void anExtensionMayComeByAudioSocket() {
        var route =
                assertInstanceOf(
                        Route.Converse.class,
                        desk("always", 2).admit(new Caller(CallerNumber.WITHHELD, "101")));

        assertEquals(Transport.AUDIOSOCKET, route.transport());
    }

    @Test
    void aCallThatEndedMakesRoom() throws Exception {
        FrontDesk desk = desk("always", 1);
        var route = assertInstanceOf(Route.Converse.class, desk.admit(CALLER));
        Admitted admitted = desk.redeem(route.id(), Transport.WEBSOCKET).orElseThrow();

        desk.answer(admitted, words.hangsUp());

        assertInstanceOf(Route.Converse.class, desk.admit(CALLER));
        assertTrue(archive.find(admitted.id()).isPresent());
    }

    @Test
    void drainingQueuesNewCallsAndSendsRunningOnesToAPerson() throws Exception {
        FrontDesk desk = desk("always", 5);
        var route = assertInstanceOf(Route.Converse.class, desk.admit(CALLER));
        Admitted admitted = desk.redeem(route.id(), Transport.WEBSOCKET).orElseThrow();
        var line = new QuietCaller(words);
        Thread call = Thread.ofVirtual().start(() -> answer(desk, admitted, line));
        line.waiting.await();

        desk.drain(Duration.ZERO);

        assertEquals(new Route.Queue("draining"), desk.admit(CALLER));
        call.join();
        Outcome outcome = archive.find(admitted.id()).orElseThrow();
        assertEquals(Target.PERSON, outcome.next());
        assertEquals("server stopping", outcome.reason());
        assertEquals(
                "I am sorry, something went wrong on our side. I will put you through to a person.",
                lastSaid());
    }

    @Test
    void drainingWaitsUntilTheDialplanKnowsWhereACallGoes() throws Exception {
        FrontDesk desk = desk("Mon 12:00-13:00", 1);
        var route = assertInstanceOf(Route.Converse.class, desk.admit(CALLER));
        Admitted admitted = desk.redeem(route.id(), Transport.WEBSOCKET).orElseThrow();
        clock.pass(Duration.ofHours(2)); // closed: whoever comes now takes no place
        desk.answer(admitted, words.says("agent"));
        var drained = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> {
                    drain(desk);
                    drained.countDown();
                });
        while (!desk.admit(CALLER).equals(new Route.Queue("draining"))) Thread.onSpinWait();
        assertEquals(1, drained.getCount());

        assertTrue(desk.find(admitted.id()).isPresent());
        drained.await();
    }

    private static void drain(FrontDesk desk) {
        try {
            desk.drain(Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(FrontDesk desk, Admitted admitted, Line line) {
        try {
            desk.answer(admitted, line);
            desk.find(admitted.id()); // the dialplan asks
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String lastSaid() {
        return archive.events().stream()
                .filter(CallEvent.TurnEnded.class::isInstance)
                .map(CallEvent.TurnEnded.class::cast)
                .filter(turn -> !(turn.answer() instanceof Answer.Gone))
                .reduce((_, later) -> later)
                .orElseThrow()
                .said();
    }

    private FrontDesk desk(String hours, int capacity) {
        var runner =
                new CallRunner(
                        FlowsOnAir.of(CallFixture.flow(CallFixture.desk())),
                        Speech.of("en-US", words, words),
                        OwnOrders.UNKNOWN,
                        Recordings.NONE,
                        archive,
                        clock,
                        ZoneOffset.UTC,
                        CallFixture.AtOnce::new);
        var settings =
                new FrontDesk.Settings(
                        capacity, OpeningHours.parse(hours), ZoneId.of("UTC"), Set.of("101"));
        return new FrontDesk(settings, clock, runner, archive);
    }

    /**
     * A caller who listens for a second and then is quiet until the call's thread is interrupted.
     */
    private static final class QuietCaller extends LineOver {
        private final CountDownLatch waiting = new CountDownLatch(1);
        private int frames;

        QuietCaller(Line line) {
            super(line);
        }

        @Override
        public Inbound read() throws HungUp, InterruptedException {
            if (frames++ == 50) {
                waiting.countDown();
                new CountDownLatch(1).await();
            }
            return super.read();
        }
    }
}
