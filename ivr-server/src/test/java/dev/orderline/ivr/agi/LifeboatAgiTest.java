package dev.orderline.ivr.agi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.call.CallArchive;
import dev.orderline.ivr.call.CallEvent;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.FlowsOnAir;
import dev.orderline.ivr.call.Lifeboat;
import dev.orderline.ivr.call.LostCalls;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.flow.OpeningHours;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.trial.MemoryOrderDesk;
import dev.orderline.speech.audio.SpeechFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the dialplan is told by a lifeboat that has no flow: calls themselves are tested there. */
@Timeout(20)
class LifeboatAgiTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> FALLBACK = Map.of("ORDERLINE_NEXT", "fallback");

    /** A Monday, at noon. */
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final List<String> commands = new ArrayList<>();
    private final List<LifeboatAgi> servers = new ArrayList<>();
    private LostCalls lostCalls = _ -> new LostCalls.Search.Over();
    private String hours = "always";

    @AfterEach
    void close() {
        servers.forEach(LifeboatAgi::close);
    }

    @Test
    void aCallThatSomebodyElseHasIsAnsweredAndFallsBack() throws IOException {
        assertEquals(FALLBACK, ask("continue", "secret", ID));
        assertEquals(List.of("ANSWER"), commands);
    }

    @Test
    void aCallIdThatIsNoneFallsBack() throws IOException {
        assertEquals(FALLBACK, ask("continue", "secret", "nonsense"));
    }

    @Test
    void aDatabaseThatIsAwayMeansFallback() throws IOException {
        lostCalls =
                _ -> {
                    throw new DeskFailure("take over a call", new IOException("gone"));
                };
        assertEquals(FALLBACK, ask("continue", "secret", ID));
    }

    @Test
    void whoCallsOutsideOpeningHoursIsToldSoAndNotAnsweredHere() throws IOException {
        hours = "Tue 08:00-20:00";
        assertEquals(Map.of("ORDERLINE_ROUTE", "closed"), ask("begin", "secret"));
        assertEquals(List.of(), commands);
    }

    @Test
    void aCallThatCannotBeginFallsBack() throws IOException {
        Map<String, String> variables = ask("begin", "secret");

        assertEquals("converse", variables.get("ORDERLINE_ROUTE"));
        assertEquals("keypad", variables.get("ORDERLINE_TRANSPORT"));
        assertTrue(CallId.parse(variables.getOrDefault("_CALL_ID", "")).isPresent());
        assertEquals("fallback", variables.get("ORDERLINE_NEXT"));
        assertEquals(List.of("ANSWER"), commands);
    }

    @Test
    void withoutTheSecretNothingIsAnsweredOrSet() throws IOException {
        assertEquals(Map.of(), ask("begin", "guess"));
        assertEquals(Map.of(), ask("continue", "guess", ID));
        assertEquals(List.of(), commands);
    }

    private Map<String, String> ask(String script, String... arguments) throws IOException {
        FlowsOnAir none =
                _ -> {
                    throw new DeskFailure("read a flow", new IOException("gone"));
                };
        var lifeboat =
                new Lifeboat(
                        lostCalls,
                        new Lifeboat.Flows(_ -> Optional.empty(), none),
                        new MemoryOrderDesk(CLOCK),
                        (_, _) -> {
                            throw new SpeechFailure("find a sound");
                        },
                        new Forgetful(),
                        CLOCK,
                        new Lifeboat.Shop(ZoneOffset.UTC, OpeningHours.parse(hours)),
                        Executors::newVirtualThreadPerTaskExecutor);
        var server =
                new LifeboatAgi(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new AgiSecret("secret"),
                        lifeboat);
        servers.add(server);
        try (var asterisk = new Asterisk(server.address())) {
            asterisk.asks(script, "15551234", arguments);
            return asterisk.run(commands);
        }
    }

    /** Keeps nothing. */
    private static final class Forgetful implements CallArchive {
        @Override
        public void on(CallEvent event) {}

        @Override
        public boolean settle(CallId call, Duration atMost) {
            return true;
        }

        @Override
        public Optional<Outcome> find(CallId id) {
            return Optional.empty();
        }
    }
}
