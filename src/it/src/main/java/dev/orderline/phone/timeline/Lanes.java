package dev.orderline.phone.timeline;

import dev.orderline.phone.rtp.Tape;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Wav;
import java.util.List;

/**
 * Both sides of a call as sound on one clock: sample 0 is the answer, silence where nothing came.
 * Each packet lies where its RTP timestamp puts it, so that the network's jitter is not heard, as
 * behind a jitter buffer without limits. A stream is anchored where most of its first packets
 * arrived; when its timestamps and its arrivals part by more than ten seconds it is anchored anew.
 */
public final class Lanes {
    /** Ten seconds: what a far end may send ahead in one burst. */
    private static final int MAX_APART = 10 * Frame.RATE_HZ;

    /** How many packets, half a second of them, say where a stream lies. */
    private static final int ANCHORED_BY = 25;

    private static final long NANOS_PER_SAMPLE = 125_000;

    /** Longer calls are cut: an hour. */
    private static final long MAX_SAMPLES = 3_600L * Frame.RATE_HZ;

    private final short[] caller;
    private final short[] bot;

    private Lanes(short[] caller, short[] bot) {
        this.caller = caller;
        this.bot = bot;
    }

    public static Lanes of(Tape tape) {
        List<Tape.Said> said = tape.said();
        List<Tape.Heard> heard = tape.heard();
        long[] places = places(heard, tape.startedNanos());
        long end = said.isEmpty() ? 0 : said.getLast().samples() + Frame.SAMPLES;
        for (int i = 0; i < places.length; i++)
            end = Math.max(end, places[i] + heard.get(i).samples());
        var lanes =
                new Lanes(
                        new short[(int) Math.min(end, MAX_SAMPLES)],
                        new short[(int) Math.min(end, MAX_SAMPLES)]);
        for (Tape.Said packet : said) {
            short[] pcm = new short[Frame.SAMPLES];
            packet.frame().copyTo(pcm, 0);
            put(pcm, lanes.caller, packet.samples());
        }
        for (int i = 0; i < places.length; i++) put(heard.get(i).pcm(), lanes.bot, places[i]);
        return lanes;
    }

    public short[] caller() {
        return caller.clone();
    }

    public short[] bot() {
        return bot.clone();
    }

    /** Caller left, bot right. */
    public Wav stereo() {
        return Wav.stereo(caller, bot);
    }

    /** Where each packet's first sample lies; negative before the answer. */
    private static long[] places(List<Tape.Heard> heard, long startedNanos) {
        long[] places = new long[heard.size()];
        int from = 0;
        while (from < places.length) {
            Tape.Heard first = heard.get(from);
            List<Tape.Heard> sample =
                    heard.subList(from, Math.min(from + ANCHORED_BY, places.length));
            long anchor = anchor(first, sample, startedNanos);
            int at = from;
            while (at < places.length) {
                Tape.Heard packet = heard.get(at);
                places[at] = anchor + behind(first, packet);
                boolean apart = Math.abs(places[at] - arrived(packet, startedNanos)) > MAX_APART;
                if (at > from && (packet.source() != first.source() || apart)) break;
                at++;
            }
            from = at;
        }
        return places;
    }

    /** Where {@code first} lies by the median of what it and its followers say. */
    private static long anchor(Tape.Heard first, List<Tape.Heard> sample, long startedNanos) {
        long[] anchors =
                sample.stream()
                        .filter(packet -> packet.source() == first.source())
                        .filter(packet -> Math.abs(behind(first, packet)) <= MAX_APART)
                        .mapToLong(packet -> arrived(packet, startedNanos) - behind(first, packet))
                        .sorted()
                        .toArray();
        return anchors[anchors.length / 2];
    }

    /** In samples; the difference of two timestamps wraps as it should. */
    private static long behind(Tape.Heard first, Tape.Heard packet) {
        int samples = packet.timestamp() - first.timestamp();
        return samples;
    }

    private static long arrived(Tape.Heard packet, long startedNanos) {
        return (packet.nanos() - startedNanos) / NANOS_PER_SAMPLE;
    }

    private static void put(short[] pcm, short[] lane, long at) {
        for (int i = 0; i < pcm.length; i++) {
            long to = at + i;
            if (to >= 0 && to < lane.length) lane[(int) to] = pcm[i];
        }
    }
}
