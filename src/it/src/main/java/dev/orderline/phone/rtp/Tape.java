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

    // Each list is its own lock: who sends does not wait for who receives.
    private final List<Said> said = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private volatile long startedNanos;
    private volatile long stoppedNanos;
    private volatile boolean stopped;

    static short[] decode(byte[] codes) {
        short[] pcm = new short[codes.length];
        for (int i = 0; i < pcm.length; i++) pcm[i] = G711.MU_LAW.decode(codes[i]);
        return pcm;
    }

    void started(long nanos) {
        startedNanos = nanos;
    }

    synchronized void stopped(long nanos) {
        if (stopped) return;
        stoppedNanos = nanos;
        stopped = true;
    }

    void add(Said packet) {
        add(packet, said);
    }

    void add(Key key) {
        add(key, keys);
    }

    void add(Heard packet) {
        add(packet, heard);
    }

    /** When the call was answered and we began to send. */
    public long startedNanos() {
        return startedNanos;
    }

    /** When the call ended; now while it has not. */
    public long stoppedNanos() {
        return stopped ? stoppedNanos : System.nanoTime();
    }

    public List<Said> said() {
        return copy(said);
    }

    public List<Key> keys() {
        return copy(keys);
    }

    /** In the order of arrival. */
    public List<Heard> heard() {
        return copy(heard);
    }

    private static <T> void add(T one, List<T> list) {
        synchronized (list) {
            if (list.size() < MAX_PACKETS) list.add(one);
        }
    }

    private static <T> List<T> copy(List<T> list) {
        synchronized (list) {
            return List.copyOf(list);
        }
    }
}
