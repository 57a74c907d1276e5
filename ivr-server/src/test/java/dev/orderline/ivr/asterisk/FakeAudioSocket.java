package dev.orderline.ivr.asterisk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.orderline.ivr.call.CallId;
import dev.orderline.speech.audio.Frame;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HexFormat;

/** Asterisk's application AudioSocket, byte by byte. */
final class FakeAudioSocket implements FakeAsterisk {
    /**
     * @param latin1 the payload, a character a byte
     */
    record Message(int kind, String latin1) {
        byte[] payload() {
            return latin1.getBytes(ISO_8859_1);
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    FakeAudioSocket(InetSocketAddress server) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
        socket.setSoTimeout((int) FakeAnswering.PATIENCE_SECONDS * 1000);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    @Override
    public void calls(CallId call) throws IOException {
        sends(0x01, HexFormat.of().parseHex(call.value()));
    }

    @Override
    public void sends(byte[] pcm) throws IOException {
        sends(0x10, pcm);
    }

    @Override
    public void sendsKey(char key) throws IOException {
        sends(0x03, new byte[] {(byte) key});
    }

    /** Asterisk never sends an end: it closes. */
    @Override
    public void hangsUp() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void sendsGarbage() throws IOException {
        sends(0x42, new byte[0]);
    }

    void sends(int kind, byte[] payload) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(kind);
        message.write(payload.length >> 8);
        message.write(payload.length);
        message.writeBytes(payload);
        out.write(message.toByteArray());
    }

    /** Sends bytes as they are, at once: a peer that closes at the first cannot break the rest. */
    void sendsRaw(byte... bytes) throws IOException {
        out.write(bytes);
    }

    /** The next message of us. */
    Message message() throws IOException {
        int kind = in.readUnsignedByte();
        byte[] payload = new byte[in.readUnsignedShort()];
        in.readFully(payload);
        return new Message(kind, new String(payload, ISO_8859_1));
    }

    @Override
    public Frame hears() throws IOException {
        Message message = message();
        if (message.kind() != 0x10 || message.payload().length != 320)
            throw new IOException("Asterisk hangs up at this: kind " + message.kind());
        return FakeAsterisk.frame(message.payload());
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
}
