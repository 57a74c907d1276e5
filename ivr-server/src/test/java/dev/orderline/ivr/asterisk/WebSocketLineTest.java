package dev.orderline.ivr.asterisk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Transport;
import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Line;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("counts what the log holds")
class WebSocketLineTest extends LineContract {
    @Override
    Transport transport() {
        return Transport.WEBSOCKET;
    }

    @Override
    AutoCloseable serve(MediaSettings settings) {
        return new MediaServer(settings, FakeChanWebsocket.CREDENTIALS, answering, ticker);
    }

    @Override
    InetSocketAddress address(AutoCloseable server) {
        return ((MediaServer) server).address();
    }

    @Override
    FakeChanWebsocket connect(InetSocketAddress server) throws IOException {
        return new FakeChanWebsocket(server);
    }

    @Override
    void assertTurnedAway(FakeAsterisk asterisk, CallId id) throws IOException {
        String request =
                FakeChanWebsocket.request("/media?call=" + id, FakeChanWebsocket.CREDENTIALS);
        assertEquals("HTTP/1.1 403 Forbidden", ((FakeChanWebsocket) asterisk).shakes(request));
        asterisk.seesClose();
    }

    @Test
    void audioGoesOutAsWholeFramesOfOneMessage() throws Exception {
        FakeChanWebsocket asterisk = called();
        answering.line().write(Tones.frame(3));
        FakeChanWebsocket.Message message = asterisk.message();
        assertEquals(FakeChanWebsocket.BINARY, message.kind());
        assertArrayEquals(FakeAsterisk.bytes(Tones.frame(3)), message.payload());
    }

    @Test
    void everyTenthFrameIsFollowedByAMark() throws Exception {
        FakeChanWebsocket asterisk = called();
        Line line = answering.line();
        for (int n = 1; n <= 20; n++) line.write(Tones.frame(n));
        assertEquals("{\"command\":\"MARK_MEDIA\",\"correlation_id\":\"10\"}", asterisk.text());
        assertEquals("{\"command\":\"MARK_MEDIA\",\"correlation_id\":\"20\"}", asterisk.text());
    }

    @Test
    void reachedMarkCorrectsWhatIsPending() throws Exception {
        FakeChanWebsocket asterisk = called();
        Line line = answering.line();
        for (int n = 1; n <= 15; n++) line.write(Tones.frame(n));
        asterisk.says(
                "{\"event\":\"MEDIA_MARK_PROCESSED\",\"channel_id\":\"1\",\"correlation_id\":\"10\"}");
        upTo(asterisk, line);
        assertEquals(5, line.pending());
    }

    @Test
    void marksOfStrangersChangeNothing() throws Exception {
        FakeChanWebsocket asterisk = called();
        Line line = answering.line();
        for (int n = 1; n <= 5; n++) line.write(Tones.frame(n));
        for (String mark : new String[] {"", "x", "-1", "99", "9999999999999999999999"})
            asterisk.says(
                    "{\"event\":\"MEDIA_MARK_PROCESSED\",\"channel_id\":\"1\",\"correlation_id\":\""
                            + mark
                            + "\"}");
        upTo(asterisk, line);
        assertEquals(5, line.pending());
    }

    @Test
    void flushEmptiesAsterisksQueueAndWhatFollowsIsPlayedAtOnce() throws Exception {
        FakeChanWebsocket asterisk = called();
        Line line = answering.line();
        for (int n = 1; n <= 5; n++) line.write(Tones.frame(n));
        ticker.pass(2);
        assertEquals(3, line.flush());
        assertEquals(0, line.pending());
        line.write(Tones.frame(9));
        for (int n = 1; n <= 5; n++) assertSame(Tones.frame(n), asterisk.hears());
        assertEquals("{\"command\":\"FLUSH_MEDIA\"}", asterisk.message().text());
        assertSame(Tones.frame(9), asterisk.hears());
    }

    @Test
    void fullQueueStopsTheWriterUntilThereIsRoom() throws Exception {
        FakeChanWebsocket asterisk = called();
        Line line = answering.line();
        asterisk.says("{\"event\":\"MEDIA_XOFF\",\"channel_id\":\"1\"}");
        upTo(asterisk, line);
        assertTrue(line.pending() >= line.lead());
        line.write(Tones.frame(1)); // a loop that does not look
        asterisk.says("{\"event\":\"MEDIA_XON\",\"channel_id\":\"1\"}");
        upTo(asterisk, line);
        assertEquals(0, line.pending());
        line.write(Tones.frame(2));
        assertSame(Tones.frame(2), asterisk.hears());
    }

    @Test
    void noCommandIsLongerThanAsteriskReads() {
        assertTrue(MediaCommand.FLUSH.length() < 128);
        assertTrue(MediaCommand.mark(Long.MAX_VALUE).length() < 128);
    }

    @Test
    void pingIsAnswered() throws Exception {
        FakeChanWebsocket asterisk = called();
        asterisk.sends(FakeChanWebsocket.FINAL | FakeChanWebsocket.PING, "hi".getBytes(UTF_8));
        FakeChanWebsocket.Message pong = asterisk.message();
        assertEquals(FakeChanWebsocket.PONG, pong.kind());
        assertEquals("hi", pong.text());
    }

    @Test
    void closingSaysGoodbyeAsWebSocketsDo() throws Exception {
        FakeChanWebsocket asterisk = called();
        answering.line().close();
        FakeChanWebsocket.Message goodbye = asterisk.message();
        assertEquals(FakeChanWebsocket.CLOSE, goodbye.kind());
        assertArrayEquals(new byte[] {0x03, (byte) 0xe8}, goodbye.payload());
    }

    @Test
    void connectionThatBreaksIsLostMedia() throws Exception {
        FakeChanWebsocket asterisk = called();
        Line line = answering.line();
        asterisk.close();
        assertEquals(HungUp.By.LOST_MEDIA, assertThrows(HungUp.class, line::read).by());
    }

    @Test
    void eventsWeDoNotKnowAreIgnored() throws Exception {
        FakeChanWebsocket asterisk = called();
        Line line = answering.line();
        asterisk.says("{\"event\":\"QUEUE_DRAINED\",\"channel_id\":\"1\"}");
        asterisk.says("{\"event\":\"INVENTED_LATER\",\"x\":{\"y\":[1,2]}}");
        upTo(asterisk, line);
        assertEquals(0, log.lines().size());
    }

    @Test
    void subprotocolIsAgreed() throws Exception {
        FakeChanWebsocket asterisk = (FakeChanWebsocket) connected(server());
        String request =
                FakeChanWebsocket.request(
                        "/media?call=" + answering.ticket(transport()),
                        FakeChanWebsocket.CREDENTIALS);
        assertEquals("HTTP/1.1 101 Switching Protocols", asterisk.shakes(request));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Basic eDp5\r\n",
                "Authorization: Bearer media-secret\r\n",
                "Authorization: \r\n",
                ""
            })
    void handshakeWithoutOurCredentialsIsRefused(String header) throws Exception {
        FakeChanWebsocket stranger = (FakeChanWebsocket) connected(server());
        CallId id = answering.ticket(transport());
        String request =
                FakeChanWebsocket.request("/media?call=" + id, FakeChanWebsocket.CREDENTIALS)
                        .replaceFirst("Authorization: Basic [^\r]*\r\n", header);
        assertEquals("HTTP/1.1 401 Unauthorized", stranger.shakes(request));
        stranger.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
        assertTrue(answering.redeem(id, transport()).isPresent(), "the ticket is still good");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media",
                "/media?call=",
                "/media?call=x",
                "/media?call=00000000000000000000000000000000&call=00000000000000000000000000000000",
                "/?call=00000000000000000000000000000000",
                "/media/?call=00000000000000000000000000000000",
                "/media?call=%ff%fe"
            })
    void handshakeForSomethingElseIsRefused(String uri) throws Exception {
        FakeChanWebsocket stranger = (FakeChanWebsocket) connected(server());
        assertEquals(
                "HTTP/1.1 400 Bad Request",
                stranger.shakes(FakeChanWebsocket.request(uri, FakeChanWebsocket.CREDENTIALS)));
        stranger.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-WebSocket-Protocol: media\r\n",
                "Sec-WebSocket-Version: 13\r\n",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
                "Upgrade: websocket\r\n"
            })
    void handshakeThatLacksAHeaderIsRefused(String header) throws Exception {
        FakeChanWebsocket stranger = (FakeChanWebsocket) connected(server());
        String request =
                FakeChanWebsocket.request(
                                "/media?call=" + answering.ticket(transport()),
                                FakeChanWebsocket.CREDENTIALS)
                        .replace(header, "");
        assertEquals("HTTP/1.1 400 Bad Request", stranger.shakes(request));
        stranger.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void handshakeWithABodyIsRefused() throws Exception {
        FakeChanWebsocket stranger = (FakeChanWebsocket) connected(server());
        String request =
                FakeChanWebsocket.request("/media?call=x", FakeChanWebsocket.CREDENTIALS)
                        .replace("Host:", "Content-Length: 5\r\nHost:");
        assertEquals("HTTP/1.1 400 Bad Request", stranger.shakes(request + "hello"));
        stranger.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void handshakeThatDoesNotEndIsRefused() throws Exception {
        FakeChanWebsocket stranger = (FakeChanWebsocket) connected(server());
        String request =
                FakeChanWebsocket.request(
                        "/media?call=" + "x".repeat(5000), FakeChanWebsocket.CREDENTIALS);
        assertEquals("HTTP/1.1 400 Bad Request", stranger.shakes(request));
        stranger.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void audioThatIsNotSlinIsRefused() throws Exception {
        FakeChanWebsocket asterisk = shaken();
        asterisk.starts("ulaw");
        asterisk.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void audioBeforeItsAnnouncementIsRefused() throws Exception {
        FakeChanWebsocket asterisk = shaken();
        asterisk.sends(Tones.frame(1));
        asterisk.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"event\":5}",
                "{\"event\":\"DTMF_END\"}",
                "{\"event\":\"DTMF_END\",\"digit\":\"12\"}",
                "{\"event\":\"MEDIA_START\",\"format\":\"slin\",\"optimal_frame_size\":\"320\"}",
                "{\"event\":\"MEDIA_START\",\"format\":\"slin\",\"optimal_frame_size\":-1}",
                "{\"event\":\"MEDIA_START\",\"format\":\"slin\",\"optimal_frame_size\":1e99}",
                "{\"event\":\"MEDIA_START\",\"format\":\"slin\",\"optimal_frame_size\":320}",
                "{\"event\":\"MEDIA_XON\"} {}"
            })
    void textAsteriskWouldNotSayClosesTheConnection(String text) throws Exception {
        FakeChanWebsocket asterisk = called();
        answering.line();
        asterisk.says(text);
        asterisk.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void messageOverTheLimitClosesTheConnection() throws Exception {
        FakeChanWebsocket asterisk = called();
        answering.line();
        asterisk.sends(new byte[WebSocketPeer.MAX_MESSAGE_BYTES + 2]);
        asterisk.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void messageInPiecesClosesTheConnection() throws Exception {
        FakeChanWebsocket asterisk = called();
        answering.line();
        asterisk.sends(FakeChanWebsocket.BINARY, new byte[320]);
        asterisk.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void bytesThatAreNoWebSocketCloseTheConnection() throws Exception {
        FakeChanWebsocket asterisk = called();
        answering.line();
        asterisk.sends(0xff, "nonsense".getBytes(US_ASCII));
        asterisk.seesClose();
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    private FakeChanWebsocket called() throws IOException {
        return (FakeChanWebsocket) call(server());
    }

    /** A connection after its handshake. */
    private FakeChanWebsocket shaken() throws IOException {
        FakeChanWebsocket asterisk = (FakeChanWebsocket) connected(server());
        asterisk.shakes(
                FakeChanWebsocket.request(
                        "/media?call=" + answering.ticket(transport()),
                        FakeChanWebsocket.CREDENTIALS));
        return asterisk;
    }

    /** Returns when everything Asterisk has sent so far has been taken in. */
    private static void upTo(FakeChanWebsocket asterisk, Line line) throws Exception {
        asterisk.sendsKey('0');
        assertEquals(new Digit('0'), line.read());
    }
}
