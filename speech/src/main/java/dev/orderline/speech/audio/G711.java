package dev.orderline.speech.audio;

/**
 * The two laws of ITU-T G.711, by which a telephone network carries a sample in one byte. Codes are
 * as they go over the wire: all bits of the u-law inverted, every second bit of the A-law.
 *
 * <p>G.711 leaves open which interval a sample on a decision value belongs to; here, to the one
 * further from zero, for both signs. A code that is decoded and encoded again stays itself, but for
 * the u-law's negative zero, which becomes the positive one.
 */
@SuppressWarnings("ImmutableEnumChecker") // the tables are filled once and never given out
public enum G711 {
    /** North America and Japan; 14 bits of range. */
    MU_LAW {
        @Override
        short expand(int code) {
            int bits = ~code;
            int magnitude = ((2 * step(bits) + MU_BIAS) << segment(bits)) - MU_BIAS;
            return signed(magnitude << 2, (bits & SIGN) != 0);
        }

        @Override
        int compress(int sample) {
            int magnitude = Math.min((Math.abs(sample) >> 2) + MU_BIAS, MU_LIMIT);
            int segment = highestBit(magnitude) - 5;
            int sign = sample < 0 ? SIGN : 0;
            return ~(sign | segment << 4 | step(magnitude >> (segment + 1)));
        }
    },

    /** The rest of the world; 13 bits of range and no zero. */
    A_LAW {
        @Override
        short expand(int code) {
            int bits = code ^ A_INVERTED;
            int segment = segment(bits);
            int magnitude =
                    segment == 0 ? 2 * step(bits) + 1 : (2 * step(bits) + 33) << (segment - 1);
            return signed(magnitude << 3, (bits & SIGN) == 0);
        }

        @Override
        int compress(int sample) {
            int magnitude = Math.min(Math.abs(sample) >> 3, A_LIMIT);
            int segment = Math.max(0, highestBit(magnitude) - 4);
            int sign = sample < 0 ? 0 : SIGN;
            return (sign | segment << 4 | step(magnitude >> Math.max(1, segment))) ^ A_INVERTED;
        }
    };

    private static final int SIGN = 0x80;
    private static final int MU_BIAS = 33;
    private static final int MU_LIMIT = 8191;
    private static final int A_INVERTED = 0x55;
    private static final int A_LIMIT = 4095;

    private final short[] samples = new short[256];
    private final byte[] codes = new byte[1 << 16];

    G711() {
        for (int code = 0; code < samples.length; code++) samples[code] = expand(code);
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++)
            codes[sample & 0xffff] = (byte) compress(sample);
    }

    abstract short expand(int code);

    abstract int compress(int sample);

    public byte encode(short sample) {
        return codes[sample & 0xffff];
    }

    public short decode(byte code) {
        return samples[code & 0xff];
    }

    /** The frame's {@link Frame#SAMPLES} codes. */
    public byte[] encode(Frame frame) {
        byte[] encoded = new byte[Frame.SAMPLES];
        for (int i = 0; i < encoded.length; i++) encoded[i] = encode(frame.sample(i));
        return encoded;
    }

    /** The frame of {@link Frame#SAMPLES} codes. */
    public Frame decode(byte[] frame) {
        short[] pcm = new short[frame.length];
        for (int i = 0; i < pcm.length; i++) pcm[i] = decode(frame[i]);
        return Frame.of(pcm);
    }

    private static int segment(int bits) {
        return bits >> 4 & 7;
    }

    private static int step(int bits) {
        return bits & 15;
    }

    private static int highestBit(int magnitude) {
        return 31 - Integer.numberOfLeadingZeros(magnitude);
    }

    private static short signed(int magnitude, boolean negative) {
        return (short) (negative ? -magnitude : magnitude);
    }
}
