package dev.orderline.ivr.asterisk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.call.CallId;
import dev.orderline.speech.audio.Frame;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Queue;

/** chan_websocket of Asterisk 22.10 as a client, byte by byte: no WebSocket library is between. */
final class FakeChanWebsocket implements FakeAsterisk {
    static final Credentials CREDENTIALS = new Credentials("asterisk", "media-secret");

    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xa;
    static final int FINAL = 0x80;

    /**
     * @param latin1 the payload, a character a byte
     */
    record Message(int kind, String latin1) {
        byte[] payload() {
            return latin1.getBytes(ISO_8859_1);
        }

        String text() {
            return new String(payload(), UTF_8);
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final Queue<Message> unread = new ArrayDeque<>();

    FakeChanWebsocket(InetSocketAddress server) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
        socket.setSoTimeout((int) FakeAnswering.PATIENCE_SECONDS * 1000);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    @Override
    public void calls(CallId call) throws IOException {
        String status = shakes(request("/media?call=" + call, CREDENTIALS));
        if (!status.equals("HTTP/1.1 101 Switching Protocols")) throw new IOException(status);
        starts("slin");
    }

    /** A handshake's request. */
    static String request(String uri, Credentials credentials) {
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (credentials.user() + ":" + credentials.password())
                                        .getBytes(UTF_8));
        return "GET "
                + uri
                + " HTTP/1.1\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Host: 127.0.0.1:9098\r\n"
                + "Authorization: Basic "
                + basic
                + "\r\n"
                + "Sec-WebSocket-Protocol: media\r\n\r\n";
    }

    /** Sends a request and gives the answer's first line; the rest of its head is read too. */
    String shakes(String request) throws IOException {
        out.write(request.getBytes(US_ASCII));
        String status = line();
        while (!line().isEmpty()) {}
        return status;
    }

    /** Says what audio will come. */
    void starts(String format) throws IOException {
        says(
                "{\"event\":\"MEDIA_START\",\"connection_id\":\"orderline\","
                        + "\"channel\":\"WebSocket/orderline/0x7f1c2c01f2a0\","
                        + "\"channel_id\":\"1795380903.1\",\"format\":\""
                        + format
                        + "\","
                        + "\"optimal_frame_size\":320,\"ptime\":20,\"channel_variables\":"
                        + "{\"CALL_ID\":\"330b\",\"MEDIA_WEBSOCKET_CONNECTION_ID\":\"orderline\","
                        + "\"MEDIA_WEBSOCKET_OPTIMAL_FRAME_SIZE\":\"320\"}}");
    }

    /** Sends a text. */
    void says(String json) throws IOException {
        sends(FINAL | TEXT, json.getBytes(UTF_8));
    }

    /** Sends a frame of WebSocket, masked as a client's must be. */
    void sends(int head, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(head);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        byte[] mask = {1, 2, 3, 4};
        frame.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) frame.write(payload[i] ^ mask[i % 4]);
        out.write(frame.toByteArray());
    }

    @Override
    public void sends(byte[] pcm) throws IOException {
        sends(FINAL | BINARY, pcm);
    }

    @Override
    public void sendsKey(char key) throws IOException {
        says("{\"event\":\"DTMF_END\",\"channel_id\":\"1795380903.1\",\"digit\":\"" + key + "\"}");
    }

    @Override
    public void hangsUp() throws IOException {
        sends(FINAL | CLOSE, new byte[] {0x03, (byte) 0xe8});
    }

    @Override
    public void sendsGarbage() throws IOException {
        says("MEDIA_START connection_id:orderline");
    }

    /** The next message of us. */
    Message message() throws IOException {
        Message waiting = unread.poll();
        return waiting == null ? receive() : waiting;
    }

    /** The next text of us; audio before it is kept for later. */
    String text() throws IOException {
        while (true) {
            Message message = receive();
            if (message.kind() == TEXT) return message.text();
            unread.add(message);
        }
    }

    @Override
    public Frame hears() throws IOException {
        while (true) {
            Message message = message();
            if (message.kind() == BINARY) return FakeAsterisk.frame(message.payload());
            if (message.kind() == CLOSE) throw new EOFException("closed");
        }
    }

    @Override
    public void seesClose() throws IOException {
        try {
            while (in.read() >= 0) {}
        } catch (SocketException reset) {
            // closed while we still sent
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Message receive() throws IOException {
        int head = in.readUnsignedByte();
        if ((head & FINAL) == 0)
            throw new IOException("Asterisk loses parts of messages in pieces");
        int length = in.readUnsignedByte(); // a server's are not masked
        if (length == 126) length = in.readUnsignedShort();
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Message(head & 0xf, new String(payload, ISO_8859_1));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException("closed without an answer");
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }
}
