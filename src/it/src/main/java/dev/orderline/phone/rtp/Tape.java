package dev.orderline.phone.rtp;

import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.G711;
import java.util.ArrayList;
import java.util.List;

/**
 * What went over one call's audio port, packet by packet, each with the time at which it was sent
 * or came in ({@link System#nanoTime}). Thread-safe; what is read is a copy of the moment.
 */
public final class Tape {
    /** What is beyond this is not kept: an hour of packets each way. */
    private static final int MAX_PACKETS = 180_000;

    /**
     * A packet of ours. While a key is held there are none.
     *
     * @param samples position of its first sample, counted from when we began to send
     */
    public record Said(long nanos, long samples, Frame frame, boolean loud) {}

    /** A key of ours, pressed and released. */
    public record Key(Digit digit, long downNanos, long upNanos) {}

    /** A packet of the far end's: of audio, or of something else, which then holds no samples. */
    public static final class Heard {
        private final long nanos;
        private final int source;
        private final int sequence;
        private final int timestamp;
        private final byte[] codes;
        private final boolean loud;

        Heard(long nanos, RtpPacket packet) {
            this.nanos = nanos;
            this.source = packet.source();
            this.sequence = packet.sequence();
            this.timestamp = packet.timestamp();
            this.codes = packet.payloadType() == Talker.PCMU ? packet.payload() : new byte[0];
            this.loud = Loudness.isLoud(decode(codes));
        }

        public long nanos() {
            return nanos;
        }

        /** The SSRC: another one is another stream, with counts of its own. */
        public int source() {
            return source;
        }

        /** 16 bits count. */
        public int sequence() {
            return sequence;
        }

        /** In samples, wrapping around. */
        public int timestamp() {
            return timestamp;
        }

        public boolean loud() {
            return loud;
        }

        /** How many samples it brought. */
        public int samples() {
            return codes.length;
        }

        /** Its samples. */
        public short[] pcm() {
            return decode(codes);
        }
    }

    private final List<Said> said = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private long startedNanos;
    private long stoppedNanos = Long.MAX_VALUE;

    static short[] decode(byte[] codes) {
        short[] pcm = new short[codes.length];
        for (int i = 0; i < pcm.length; i++) pcm[i] = G711.MU_LAW.decode(codes[i]);
        return pcm;
    }

    synchronized void started(long nanos) {
        startedNanos = nanos;
    }

    synchronized void stopped(long nanos) {
        stoppedNanos = Math.min(stoppedNanos, nanos);
    }

    synchronized void add(Said packet) {
        if (said.size() < MAX_PACKETS) said.add(packet);
    }

    synchronized void add(Key key) {
        keys.add(key);
    }

    synchronized void add(Heard packet) {
        if (heard.size() < MAX_PACKETS) heard.add(packet);
    }

    /** When the call was answered and we began to send. */
    public synchronized long startedNanos() {
        return startedNanos;
    }

    /** When the call ended; now while it has not. */
    public synchronized long stoppedNanos() {
        return Math.min(stoppedNanos, System.nanoTime());
    }

    public synchronized List<Said> said() {
        return List.copyOf(said);
    }

    public synchronized List<Key> keys() {
        return List.copyOf(keys);
    }

    /** In the order of arrival. */
    public synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }
}
