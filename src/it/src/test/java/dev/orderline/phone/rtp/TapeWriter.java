package dev.orderline.phone.rtp;

import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.G711;
import java.time.Duration;
import java.util.Arrays;

/** Writes tapes as a call would, packet by packet; times are in ms since the answer. */
public final class TapeWriter {
    /** Any time of {@link System#nanoTime}, which may be negative. */
    private static final long START = -7_000_000_000L;

    private static final int PACKET_MS = 20;
    private static final int SAMPLES_PER_MS = Frame.RATE_HZ / 1_000;

    private final Tape tape = new Tape();
    private int source = 1;
    private int sequence = 65_530;
    private int timestamp = Integer.MAX_VALUE - 1_000;

    public TapeWriter() {
        tape.started(START);
    }

    /** The caller sends packets from {@code fromMs} to before {@code toMs}. */
    public TapeWriter says(int fromMs, int toMs, boolean loud) {
        for (int ms = fromMs; ms < toMs; ms += PACKET_MS) saysAt(ms, ms, loud);
        return this;
    }

    /** The caller sends the packet due at {@code dueMs}. */
    public TapeWriter saysAt(int dueMs, int sentMs, boolean loud) {
        long samples = (long) dueMs * SAMPLES_PER_MS;
        Frame frame = loud ? tone() : Frame.SILENCE;
        tape.add(new Tape.Said(nanos(sentMs), samples, frame, loud));
        return this;
    }

    /** The caller holds a key. */
    public TapeWriter presses(char key, int downMs, int upMs) {
        tape.add(new Tape.Key(new Digit(key), nanos(downMs), nanos(upMs)));
        return this;
    }

    /** Packets of the bot's come in from {@code fromMs} to before {@code toMs}. */
    public TapeWriter hears(int fromMs, int toMs, boolean loud) {
        for (int ms = fromMs; ms < toMs; ms += PACKET_MS) hearsAt(ms, loud);
        return this;
    }

    /** The bot's next packet comes in. */
    public TapeWriter hearsAt(int ms, boolean loud) {
        byte[] codes = new byte[Frame.SAMPLES];
        Arrays.fill(codes, G711.MU_LAW.encode((short) 0));
        if (loud) codes = G711.MU_LAW.encode(tone());
        tape.add(
                new Tape.Heard(
                        nanos(ms),
                        new RtpPacket(false, Talker.PCMU, sequence, timestamp, source, codes)));
        return skips(1);
    }

    /** Packets of the bot's are lost. */
    public TapeWriter skips(int packets) {
        sequence = sequence + packets & 0xffff;
        timestamp += packets * Frame.SAMPLES;
        return this;
    }

    /** From now on another stream comes in, with counts of its own. */
    public TapeWriter changesSource() {
        source++;
        sequence = 17;
        timestamp = 4_242;
        return this;
    }

    /** The call ends. */
    public Tape ends(int ms) {
        tape.stopped(nanos(ms));
        return tape;
    }

    /** What a loud packet holds: 1000 Hz at -12 dBFS. */
    public static Frame tone() {
        short[] pcm = new short[Frame.SAMPLES];
        for (int i = 0; i < pcm.length; i++) pcm[i] = (short) (i % 8 < 4 ? 8_031 : -8_031);
        return Frame.of(pcm);
    }

    private static long nanos(int ms) {
        return START + Duration.ofMillis(ms).toNanos();
    }
}
