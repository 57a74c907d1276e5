package dev.orderline.ivr.agi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.asterisk.LogLines;
import dev.orderline.ivr.call.Admission;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.Outcomes;
import dev.orderline.ivr.call.Route;
import dev.orderline.ivr.call.Transport;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.speech.audio.HungUp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks as Asterisk 22.10 does: the lines of a request were captured from one. */
@Timeout(60)
@Isolated("counts what the log holds")
class FastAgiTest {
    private static final CallId ID = new CallId("0123456789abcdef0123456789abcdef");
    private static final String SECRET = "agi-secret";

    private final LogLines log = new LogLines("dev.orderline.ivr.agi");
    private final LogLines libraryLog = new LogLines("org.asteriskjava");
    private final AtomicReference<Caller> asked = new AtomicReference<>();
    private Admission admission =
            caller -> {
                asked.set(caller);
                return new Route.Converse(ID, Transport.WEBSOCKET);
            };
    private Outcomes outcomes = _ -> Optional.empty();
    private Duration readTimeOut = Duration.ofSeconds(20);
    private Duration outcomePatience = Duration.ofSeconds(20);
    private final List<FastAgi> servers = new ArrayList<>();

    @AfterEach
    void close() {
        servers.forEach(FastAgi::close);
        log.close();
        libraryLog.close();
    }

    @Test
    void admittedCallerGetsRouteTransportAndTicket() throws Exception {
        Map<String, String> set = ask("admit", SECRET);
        assertEquals(
                Map.of(
                        "ORDERLINE_ROUTE", "converse",
                        "ORDERLINE_TRANSPORT", "websocket",
                        "_CALL_ID", "0123456789abcdef0123456789abcdef",
                        "ORDERLINE_CALL_UUID", "01234567-89ab-cdef-0123-456789abcdef"),
                set);
        assertEquals(new Caller(new CallerNumber("15551234"), "100"), asked.get());
    }

    @Test
    void callerWhoCannotBeTakenIsSentToTheQueueOrTold() throws Exception {
        admission = _ -> new Route.Queue("full ${EXTEN}");
        assertEquals(
                Map.of("ORDERLINE_ROUTE", "queue", "__ORDERLINE_REASON", "full EXTEN"),
                ask("admit", SECRET));
        admission = _ -> new Route.Closed();
        assertEquals(Map.of("ORDERLINE_ROUTE", "closed"), ask("admit", SECRET));
    }

    @Test
    void audioSocketIsNamed() throws Exception {
        admission = _ -> new Route.Converse(ID, Transport.AUDIOSOCKET);
        assertEquals("audiosocket", ask("admit", SECRET).get("ORDERLINE_TRANSPORT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unknown", "anonymous", "1,System(x)", "${HACK}", "12\u0000", "\"5\" <5>"})
    void callerWithoutAProperNumberIsWithheld(String number) throws Exception {
        try (Asterisk asterisk = asterisk("admit", number, SECRET)) {
            assertEquals("converse", asterisk.run().get("ORDERLINE_ROUTE"));
        }
        assertEquals(CallerNumber.WITHHELD, asked.get().number());
    }

    @Test
    void failedAdmissionSetsNoRoute() throws Exception {
        admission =
                _ -> {
                    throw new IllegalStateException("a bug");
                };
        assertEquals(Map.of(), ask("admit", SECRET));
        assertEquals(1, log.lines().size());
    }

    @Test
    void endedCallHasItsTargetReasonAndFacts() throws Exception {
        outcomes =
                id ->
                        id.equals(ID)
                                ? Optional.of(
                                        new Outcome.HandedOver(
                                                Target.PERSON,
                                                "asked for a person",
                                                Map.of(
                                                        "order-number", "20311540",
                                                        "item", "\"blue\", jacket${EXTEN}\n")))
                                : Optional.empty();
        assertEquals(
                new TreeMap<>(
                        Map.of(
                                "ORDERLINE_NEXT", "person",
                                "__ORDERLINE_REASON", "asked for a person",
                                "__ORDERLINE_FACTS_ORDER_NUMBER", "20311540",
                                "__ORDERLINE_FACTS_ITEM", "blue jacket EXTEN")),
                new TreeMap<>(ask("next", SECRET, ID.value())));
    }

    @Test
    void everyKindOfOutcomeHasATarget() throws Exception {
        Map<Outcome, String> targets = new HashMap<>();
        targets.put(new Outcome.Completed("answered"), "hangup");
        targets.put(new Outcome.Abandoned("greet", HungUp.By.LOST_MEDIA), "hangup");
        targets.put(new Outcome.Failed("greet", "desk"), "person");
        for (Target target : Target.values())
            targets.put(new Outcome.HandedOver(target, "", Map.of()), target.dialplanName());
        for (Map.Entry<Outcome, String> entry : targets.entrySet()) {
            outcomes = _ -> Optional.of(entry.getKey());
            assertEquals(entry.getValue(), ask("next", SECRET, ID.value()).get("ORDERLINE_NEXT"));
        }
    }

    @Test
    void factsAreLimitedInNumber() throws Exception {
        Map<String, String> facts = new HashMap<>();
        for (int i = 0; i < 1000; i++) facts.put("fact-" + i, "x");
        outcomes = _ -> Optional.of(new Outcome.HandedOver(Target.QUEUE, "", facts));
        assertEquals(2 + Variables.MAX_FACTS, ask("next", SECRET, ID.value()).size());
    }

    @Test
    void outcomeThatIsJustBeingWrittenIsWaitedFor() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        outcomes =
                _ ->
                        looks.incrementAndGet() < 3
                                ? Optional.empty()
                                : Optional.of(new Outcome.Completed("answered"));
        assertEquals("hangup", ask("next", SECRET, ID.value()).get("ORDERLINE_NEXT"));
    }

    @Test
    void noOutcomeMeansFallback() throws Exception {
        outcomePatience = Duration.ofMillis(50);
        assertEquals(Map.of("ORDERLINE_NEXT", "fallback"), ask("next", SECRET, ID.value()));
        assertEquals(1, log.lines().size());
    }

    @Test
    void databaseThatHangsMeansFallback() throws Exception {
        outcomePatience = Duration.ofMillis(50);
        CountDownLatch never = new CountDownLatch(1);
        outcomes =
                _ -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Optional.empty();
                };
        assertEquals(Map.of("ORDERLINE_NEXT", "fallback"), ask("next", SECRET, ID.value()));
    }

    @Test
    void databaseThatIsAwayMeansFallback() throws Exception {
        outcomes =
                _ -> {
                    throw new DeskFailure("to find an outcome", new IOException("gone"));
                };
        assertEquals(Map.of("ORDERLINE_NEXT", "fallback"), ask("next", SECRET, ID.value()));
    }

    @Test
    void callIdThatIsNoneMeansFallback() throws Exception {
        assertEquals(Map.of("ORDERLINE_NEXT", "fallback"), ask("next", SECRET, "nonsense"));
    }

    @Test
    void requestWithoutTheSecretSetsNothing() throws Exception {
        for (String[] arguments :
                new String[][] {{}, {""}, {"wrong"}, {SECRET + "x"}, {ID.value(), SECRET}}) {
            assertEquals(Map.of(), ask("admit", arguments));
            assertEquals(Map.of(), ask("next", arguments));
        }
        assertEquals(10, log.lines().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.orderline.ivr.agi.FastAgi",
                "org.asteriskjava.fastagi.AgiScript",
                "admit.js",
                "Admit",
                "../admit",
                ""
            })
    void noOtherNameIsMapped(String script) throws Exception {
        assertEquals(Map.of(), ask(script, SECRET));
        assertEquals(1, log.lines().size());
        assertEquals(List.of(), libraryLog.lines());
    }

    @Test
    void callerWhoHangsUpMeanwhileHarmsNobody() throws Exception {
        try (Asterisk asterisk = asterisk("admit", "15551234", SECRET)) {
            asterisk.command();
            asterisk.says("HANGUP");
        }
        assertEquals("converse", ask("admit", SECRET).get("ORDERLINE_ROUTE"));
        assertEquals(List.of(), libraryLog.lines());
    }

    @Test
    void peerThatSaysNothingIsClosed() throws Exception {
        readTimeOut = Duration.ofMillis(50);
        try (Asterisk silent = new Asterisk(serve())) {
            silent.seesClose();
        }
        assertOneLine();
    }

    @Test
    void lineWithoutEndIsNotKept() throws Exception {
        try (Asterisk asterisk = new Asterisk(serve())) {
            try {
                asterisk.says("agi_callerid: " + "x".repeat(1_000_000));
                asterisk.seesClose();
            } catch (SocketException closed) {
                // while it was still sent
            }
        }
        assertOneLine();
    }

    @Test
    void endlessRequestIsNotKept() throws Exception {
        try (Asterisk asterisk = new Asterisk(serve())) {
            try {
                for (int i = 0; i < 100_000; i++) asterisk.says("agi_x" + i + ": y");
                asterisk.seesClose();
            } catch (SocketException closed) {
                // while it was still sent
            }
        }
        assertOneLine();
    }

    @Test
    void listensOnTheAddressItWasGivenOnly() throws Exception {
        assertTrue(serve().getAddress().isLoopbackAddress());
        assertNotEquals(0, serve().getPort());
    }

    @Test
    void secretIsNotInItsText() {
        assertTrue(!new AgiSecret(SECRET).toString().contains(SECRET));
    }

    private void assertOneLine() {
        assertEquals(1, log.lines().size(), log.lines()::toString);
        assertEquals(List.of(), libraryLog.lines());
    }

    private InetSocketAddress serve() throws IOException {
        FastAgi server =
                new FastAgi(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        readTimeOut,
                        outcomePatience,
                        new AgiSecret(SECRET),
                        caller -> admission.admit(caller),
                        id -> outcomes.find(id));
        servers.add(server);
        return server.address();
    }

    /** The variables that a script sets. */
    private Map<String, String> ask(String script, String... arguments) throws IOException {
        try (Asterisk asterisk = asterisk(script, "15551234", arguments)) {
            return asterisk.run();
        }
    }

    private Asterisk asterisk(String script, String number, String... arguments)
            throws IOException {
        Asterisk asterisk = new Asterisk(serve());
        asterisk.asks(script, number, arguments);
        return asterisk;
    }
}
