package dev.orderline.speech.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What stands before the sound in a WAV file that we write: {@link #BYTES} bytes, little-endian,
 * which say 8000 Hz, signed 16-bit PCM.
 *
 * @param lanes 1 (mono) or 2 (stereo: a sample of the left, then one of the right)
 * @param soundBytes how long the sound is: as many samples in each lane, at most {@link
 *     #MAX_SOUND_BYTES}
 */
public record WavHeader(int lanes, int soundBytes) {
    public static final int BYTES = 44;

    /** A length in the file has 32 bits, kept to signed ones here: nineteen hours of stereo. */
    public static final int MAX_SOUND_BYTES = Integer.MAX_VALUE - BYTES;

    static final int SAMPLE_BYTES = Short.BYTES;
    static final int FORMAT_BYTES = 16;
    static final short PCM = 1;

    private static final int LANES_AT = 22;
    private static final int SOUND_BYTES_AT = BYTES - 4;

    /**
     * @throws IllegalArgumentException if there can be no such file
     */
    public WavHeader {
        if (!fits(lanes, soundBytes))
            throw new IllegalArgumentException(lanes + " lanes, " + soundBytes + " bytes of sound");
    }

    private static boolean fits(int lanes, int soundBytes) {
        return (lanes == 1 || lanes == 2)
                && soundBytes >= 0
                && soundBytes <= MAX_SOUND_BYTES
                && soundBytes % (lanes * SAMPLE_BYTES) == 0;
    }

    /**
     * Reads the header of a file of ours.
     *
     * @param header its {@link #BYTES} bytes; its position is left as it is
     * @throws IOException if it differs in a single bit from what {@link #bytes} gives
     */
    public static WavHeader parse(ByteBuffer header) throws IOException {
        ByteBuffer in = header.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() == BYTES) {
            int lanes = in.getShort(LANES_AT);
            int soundBytes = in.getInt(SOUND_BYTES_AT);
            if (fits(lanes, soundBytes)) {
                var told = new WavHeader(lanes, soundBytes);
                if (told.bytes().equals(in)) return told;
            }
        }
        throw new IOException("not the header of a WAV file of ours");
    }

    /** The header as it is in the file, to be read from. */
    public ByteBuffer bytes() {
        int blockBytes = lanes * SAMPLE_BYTES;
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.put(tag("RIFF")).putInt(BYTES - 8 + soundBytes).put(tag("WAVE"));
        out.put(tag("fmt ")).putInt(FORMAT_BYTES);
        out.putShort(PCM).putShort((short) lanes);
        out.putInt(Frame.RATE_HZ).putInt(Frame.RATE_HZ * blockBytes);
        out.putShort((short) blockBytes).putShort((short) Short.SIZE);
        out.put(tag("data")).putInt(soundBytes);
        return out.flip();
    }

    /** Four letters that name a part of the file. */
    static byte[] tag(String letters) {
        return letters.getBytes(StandardCharsets.ISO_8859_1);
    }
}
