package dev.orderline.ivr.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Transport;
import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every line is, over whichever transport it comes, and what every stranger gets. */
@Timeout(60)
abstract class LineContract {
    static final int MAX_CONNECTIONS = 3;

    final HandTicker ticker = new HandTicker();
    final FakeAnswering answering = new FakeAnswering();
    final LogLines log = new LogLines("dev.orderline.ivr.asterisk");
    private final List<AutoCloseable> open = new ArrayList<>();

    abstract Transport transport();

    /** Starts a server. */
    abstract AutoCloseable serve(MediaSettings settings);

    abstract InetSocketAddress address(AutoCloseable server);

    abstract FakeAsterisk connect(InetSocketAddress server) throws IOException;

    @AfterEach
    void closeAll() throws Exception {
        answering.end();
        for (AutoCloseable closeable : open.reversed()) closeable.close();
        log.close();
    }

    @Test
    void readsWhatTheCallerSays() throws Exception {
        FakeAsterisk asterisk = call(server());
        Line line = answering.line();
        for (int n = 1; n <= 20; n++) {
            asterisk.sends(Tones.frame(n));
            assertSame(Tones.frame(n), (Frame) line.read());
            ticker.pass(1);
        }
        assertEquals(0, line.filled());
        assertEquals(0, line.dropped());
    }

    @Test
    void readsKeysAndIgnoresThoseNoCallerHas() throws Exception {
        FakeAsterisk asterisk = call(server());
        Line line = answering.line();
        for (char key : "1A2B*C#D0".toCharArray()) asterisk.sendsKey(key);
        for (char key : "12*#0".toCharArray()) assertEquals(new Digit(key), line.read());
    }

    @Test
    void putsFramesTogetherFromPacketsOfAnyLength() throws Exception {
        FakeAsterisk asterisk = call(server());
        Line line = answering.line();
        ByteArrayOutputStream twoFrames = new ByteArrayOutputStream();
        for (int n = 1; n <= 3; n++) twoFrames.writeBytes(FakeAsterisk.bytes(Tones.frame(n)));
        byte[] pcm = twoFrames.toByteArray();
        asterisk.sends(Arrays.copyOfRange(pcm, 0, 480)); // a telephone that sends 30 ms at a time
        asterisk.sends(Arrays.copyOfRange(pcm, 480, 960));
        for (int n = 1; n <= 3; n++) assertSame(Tones.frame(n), (Frame) line.read());
    }

    @Test
    void fillsWhatDoesNotCome() throws Exception {
        FakeAsterisk asterisk = call(server());
        Line line = answering.line();
        asterisk.sends(Tones.frame(1));
        assertSame(Tones.frame(1), (Frame) line.read());
        ticker.pass(4);
        for (int n = 0; n < 3; n++) assertSame(Frame.SILENCE, (Frame) line.read());
        assertEquals(3, line.filled());
    }

    @Test
    void callerHearsWhatIsWrittenInItsOrder() throws Exception {
        FakeAsterisk asterisk = call(server());
        Line line = answering.line();
        for (int n = 1; n <= 30; n++) {
            line.write(Tones.frame(n));
            ticker.pass(1);
            assertSame(Tones.frame(n), asterisk.hearsSound());
        }
    }

    @Test
    void pendingFallsAsTheCallerHears() throws Exception {
        FakeAsterisk asterisk = call(server());
        Line line = answering.line();
        assertEquals(0, line.pending());
        for (int n = 1; n <= line.lead(); n++) line.write(Tones.frame(n));
        assertEquals(line.lead(), line.pending());
        for (int n = 1; n <= line.lead(); n++) {
            ticker.pass(1);
            assertSame(Tones.frame(n), asterisk.hearsSound());
        }
        assertEquals(0, line.pending());
    }

    @Test
    void flushTellsWhatTheCallerHasNotHeard() throws Exception {
        FakeAsterisk asterisk = call(server());
        Line line = answering.line();
        for (int n = 1; n <= 3; n++) line.write(Tones.frame(n));
        ticker.pass(1);
        assertSame(Tones.frame(1), asterisk.hearsSound());
        assertEquals(2, line.flush());
        assertEquals(0, line.pending());
        assertEquals(0, line.flush());
    }

    @Test
    void callThatWritesTooMuchLosesItButLives() throws Exception {
        call(server());
        Line line = answering.line();
        for (int n = 0; n < 10_000; n++) line.write(Tones.frame(1));
        assertTrue(line.pending() <= 100);
        assertEquals(1, log.lines().size());
    }

    @Test
    void hangUpEndsTheStreamThoughFramesAreQueued() throws Exception {
        FakeAsterisk asterisk = call(server());
        Line line = answering.line();
        for (int n = 1; n <= 3; n++) asterisk.sends(Tones.frame(n));
        asterisk.hangsUp();
        asterisk.seesClose(); // our side closes at once too: half-closed sockets have frozen
        // Asterisks
        HungUp hungUp = assertThrows(HungUp.class, () -> readOn(line));
        assertEquals(HungUp.By.CALLER, hungUp.by());
        assertThrows(HungUp.class, () -> line.write(Tones.frame(1)));
        assertThrows(HungUp.class, line::flush);
        assertEquals(List.of(), log.lines());
    }

    @Test
    void closingALineClosesItsConnection() throws Exception {
        FakeAsterisk asterisk = call(server());
        Line line = answering.line();
        line.close();
        line.close();
        asterisk.seesClose();
    }

    @Test
    void lineIsClosedWhenTheCallIsOver() throws Exception {
        FakeAsterisk asterisk = call(server());
        answering.line();
        answering.end();
        asterisk.seesClose();
    }

    @Test
    void ticketOpensOnce() throws Exception {
        AutoCloseable server = server();
        CallId id = answering.ticket(transport());
        connected(server).calls(id);
        answering.line();
        FakeAsterisk second = connected(server);
        assertTurnedAway(second, id);
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void ticketNobodyIssuedOpensNothing() throws Exception {
        assertTurnedAway(connected(server()), CallId.random());
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void ticketOfAnotherTransportOpensNothing() throws Exception {
        Transport other =
                transport() == Transport.WEBSOCKET ? Transport.AUDIOSOCKET : Transport.WEBSOCKET;
        assertTurnedAway(connected(server()), answering.ticket(other));
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void garbageClosesItsOwnConnectionOnly() throws Exception {
        AutoCloseable server = server();
        FakeAsterisk good = call(server);
        Line line = answering.line();
        FakeAsterisk bad = call(server);
        Line badLine = answering.line();
        bad.sendsGarbage();
        bad.seesClose();
        HungUp hungUp = assertThrows(HungUp.class, () -> readOn(badLine));
        assertEquals(HungUp.By.LOST_MEDIA, hungUp.by());
        good.sends(Tones.frame(7));
        assertSame(Tones.frame(7), (Frame) line.read());
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void garbageInsteadOfAHandshakeIsOneLineInTheLog() throws Exception {
        FakeAsterisk stranger = connected(server());
        stranger.sendsGarbage();
        stranger.seesClose();
        assertFalse(answering.hasLine());
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void halfASampleIsGarbage() throws Exception {
        FakeAsterisk asterisk = call(server());
        answering.line();
        asterisk.sends(new byte[321]);
        asterisk.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void peerThatSaysNothingIsClosed() throws Exception {
        FakeAsterisk silent = connected(server(Duration.ofMillis(50)));
        silent.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void peerThatComesAndGoesIsNotNews() throws Exception {
        AutoCloseable server = server();
        connected(server).close();
        call(server);
        answering.line();
        assertEquals(List.of(), log.lines());
    }

    @Test
    void moreConnectionsThanAllowedAreClosed() throws Exception {
        AutoCloseable server = server();
        for (int n = 0; n < MAX_CONNECTIONS; n++) {
            call(server);
            answering.line();
        }
        connected(server).seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void closedConnectionMakesRoom() throws Exception {
        AutoCloseable server = server();
        for (int n = 0; n < 3 * MAX_CONNECTIONS; n++) {
            FakeAsterisk asterisk = call(server);
            answering.line().close();
            asterisk.seesClose();
        }
        assertEquals(List.of(), log.lines());
    }

    @Test
    void closingTheServerInterruptsItsCalls() throws Exception {
        AutoCloseable server = server();
        FakeAsterisk asterisk = call(server);
        answering.line();
        server.close();
        assertTrue(answering.wasInterrupted());
        asterisk.seesClose();
    }

    AutoCloseable server() {
        return server(Duration.ofSeconds(FakeAnswering.PATIENCE_SECONDS));
    }

    private AutoCloseable server(Duration handshake) {
        AutoCloseable server =
                serve(
                        new MediaSettings(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                MAX_CONNECTIONS,
                                handshake));
        open.add(server);
        return server;
    }

    /** A connection that has shown nothing yet. */
    FakeAsterisk connected(AutoCloseable server) throws IOException {
        FakeAsterisk asterisk = connect(address(server));
        open.add(asterisk);
        return asterisk;
    }

    /** A connection with a call. */
    FakeAsterisk call(AutoCloseable server) throws IOException {
        FakeAsterisk asterisk = connected(server);
        asterisk.calls(answering.ticket(transport()));
        return asterisk;
    }

    abstract void assertTurnedAway(FakeAsterisk asterisk, CallId id) throws IOException;

    static void assertSame(Frame expected, Frame actual) {
        assertEquals(Tones.number(expected), Tones.number(actual));
        for (int i = 0; i < Frame.SAMPLES; i++) assertEquals(expected.sample(i), actual.sample(i));
    }

    private static void readOn(Line line) throws HungUp, InterruptedException {
        while (true) line.read();
    }
}
