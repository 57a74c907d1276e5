package dev.orderline.ivr.asterisk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Transport;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Line;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("counts what the log holds")
class AudioSocketLineTest extends LineContract {
    @Override
    Transport transport() {
        return Transport.AUDIOSOCKET;
    }

    @Override
    AutoCloseable serve(MediaSettings settings) {
        return new AudioSocketServer(settings, answering, ticker);
    }

    @Override
    InetSocketAddress address(AutoCloseable server) {
        return ((AudioSocketServer) server).address();
    }

    @Override
    FakeAudioSocket connect(InetSocketAddress server) throws IOException {
        return new FakeAudioSocket(server);
    }

    @Override
    void assertTurnedAway(FakeAsterisk asterisk, CallId id) throws IOException {
        asterisk.calls(id);
        asterisk.seesClose();
    }

    @Test
    void silenceIsSentTheMomentTheCallIsKnown() throws Exception {
        assertSame(Frame.SILENCE, called().hears()); // no time has passed
    }

    @Test
    void somethingIsSentEveryTwentyMillisecondsWhateverTheCallDoes() throws Exception {
        FakeAudioSocket asterisk = called();
        Line line = answering.line();
        assertSame(Frame.SILENCE, asterisk.hears());
        hearsAfterATick(Frame.SILENCE, asterisk);
        line.write(Tones.frame(1));
        hearsAfterATick(Tones.frame(1), asterisk);
        hearsAfterATick(Frame.SILENCE, asterisk);
    }

    @Test
    void flushedFramesAreNeverSent() throws Exception {
        FakeAudioSocket asterisk = called();
        Line line = answering.line();
        assertSame(Frame.SILENCE, asterisk.hears());
        for (int n = 1; n <= 3; n++) line.write(Tones.frame(n));
        hearsAfterATick(Tones.frame(1), asterisk);
        line.flush();
        hearsAfterATick(Frame.SILENCE, asterisk);
        line.write(Tones.frame(9));
        hearsAfterATick(Tones.frame(9), asterisk);
    }

    @Test
    void stallOfOursIsMadeUpForByThreeFramesAtMost() throws Exception {
        FakeAudioSocket asterisk = called();
        Line line = answering.line();
        assertSame(Frame.SILENCE, asterisk.hears());
        for (int n = 1; n <= 5; n++) line.write(Tones.frame(n));
        ticker.pass(50);
        for (int n = 1; n <= 3; n++) assertSame(Tones.frame(n), asterisk.hears());
        assertEquals(2, line.pending());
        hearsAfterATick(Tones.frame(4), asterisk);
    }

    @Test
    void endIsSentBeforeWeClose() throws Exception {
        FakeAudioSocket asterisk = called();
        assertSame(Frame.SILENCE, asterisk.hears());
        answering.line().close();
        FakeAudioSocket.Message end = asterisk.message();
        assertEquals(0, end.kind());
        assertArrayEquals(new byte[0], end.payload());
    }

    @Test
    void endFromAsteriskIsAHangUp() throws Exception {
        FakeAudioSocket asterisk = called();
        Line line = answering.line();
        asterisk.sendsRaw(new byte[3]);
        asterisk.seesClose();
        assertEquals(HungUp.By.CALLER, assertThrows(HungUp.class, line::read).by());
    }

    @Test
    void messagesMayComeByteByByte() throws Exception {
        FakeAudioSocket asterisk = called();
        Line line = answering.line();
        for (byte b : new byte[] {0x10, 0x01, 0x40}) asterisk.sendsRaw(b);
        for (byte b : FakeAsterisk.bytes(Tones.frame(4))) asterisk.sendsRaw(b);
        assertSame(Tones.frame(4), (Frame) line.read());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01000f", // a name that is too short
                "020000",
                "ff0001", // kinds Asterisk does not send, or only to complain
                "030002", // a key of two bytes
                "10ffff", // more audio than any packet holds
                "120280", // 16 kHz
                "000001", // an end with more behind it
                "474554202f20485454502f312e31" // GET / HTTP/1.1
            })
    void headerThatCannotBeClosesTheConnectionBeforeItsPayload(String hex) throws Exception {
        FakeAudioSocket asterisk = called();
        answering.line();
        asterisk.sendsRaw(HexFormat.of().parseHex(hex));
        asterisk.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void secondNameClosesTheConnection() throws Exception {
        FakeAudioSocket asterisk = called();
        answering.line();
        asterisk.calls(answering.ticket(transport()));
        asterisk.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void audioOrKeysBeforeTheNameCloseTheConnection() throws Exception {
        AutoCloseable server = server();
        FakeAsterisk early = connected(server);
        early.sends(Tones.frame(1));
        early.seesClose();
        FakeAsterisk other = connected(server);
        other.sendsKey('1');
        other.seesClose();
        assertEquals(2, log.lines().size(), log.lines()::toString);
    }

    private FakeAudioSocket called() throws IOException {
        return (FakeAudioSocket) call(server());
    }

    private void hearsAfterATick(Frame expected, FakeAudioSocket asterisk) throws IOException {
        ticker.pass(1);
        assertSame(expected, asterisk.hears());
    }
}
