package dev.orderline.ivr.asterisk;

import dev.orderline.ivr.call.CallId;
import dev.orderline.speech.audio.Frame;
import java.io.IOException;

/** Asterisk's end of one connection, with the bytes that were captured from the real one. */
interface FakeAsterisk extends AutoCloseable {
    /** Shows the ticket of {@code call} and opens the media. */
    void calls(CallId call) throws IOException;

    /** Sends audio as it is, signed 16-bit little-endian. */
    void sends(byte[] pcm) throws IOException;

    /** The caller has pressed and released a key. */
    void sendsKey(char key) throws IOException;

    /** The caller hangs up. */
    void hangsUp() throws IOException;

    /** Something this protocol does not know. */
    void sendsGarbage() throws IOException;

    /** The next 20 ms the caller would hear, silence too. */
    Frame hears() throws IOException;

    /** Reads until our side has closed. */
    void seesClose() throws IOException;

    @Override
    void close() throws IOException;

    /** Sends 20 ms. */
    default void sends(Frame frame) throws IOException {
        sends(bytes(frame));
    }

    /** The next frame that is not silence. */
    default Frame hearsSound() throws IOException {
        while (true) {
            Frame frame = hears();
            if (Tones.number(frame) != 0) return frame;
        }
    }

    /** A frame as it is on the wire, written out by hand. */
    static byte[] bytes(Frame frame) {
        byte[] bytes = new byte[2 * Frame.SAMPLES];
        for (int i = 0; i < Frame.SAMPLES; i++) {
            bytes[2 * i] = (byte) frame.sample(i);
            bytes[2 * i + 1] = (byte) (frame.sample(i) >> 8);
        }
        return bytes;
    }

    /** The frame that is {@code bytes} on the wire. */
    static Frame frame(byte[] bytes) {
        short[] pcm = new short[Frame.SAMPLES];
        for (int i = 0; i < pcm.length; i++)
            pcm[i] = (short) ((bytes[2 * i] & 0xff) | bytes[2 * i + 1] << 8);
        return Frame.of(pcm);
    }
}
