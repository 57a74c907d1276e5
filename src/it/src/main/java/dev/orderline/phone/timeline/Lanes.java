package dev.orderline.phone.timeline;

import dev.orderline.phone.rtp.Tape;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Wav;
import java.util.List;

/**
 * Both sides of a call as sound on one clock: sample 0 is the answer, silence where nothing came.
 * Each packet lies where its RTP timestamp puts it, so that the network's jitter is not heard, as
 * behind a jitter buffer without limits. A stream is anchored where its first packet arrived; when
 * its timestamps and its arrivals part by more than {@link #MAX_APART} samples it is anchored anew.
 */
public final class Lanes {
    /** Ten seconds: what a far end may send ahead in one burst. */
    private static final int MAX_APART = 10 * Frame.RATE_HZ;

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
        long anchor = 0;
        int anchorTimestamp = 0;
        int source = 0;
        for (int i = 0; i < places.length; i++) {
            Tape.Heard packet = heard.get(i);
            long arrived = (packet.nanos() - startedNanos) * Frame.RATE_HZ / 1_000_000_000L;
            long place = anchor + (packet.timestamp() - anchorTimestamp); // wraps as it should
            boolean apart = Math.abs(place - arrived) > MAX_APART;
            if (i == 0 || packet.source() != source || apart) {
                source = packet.source();
                anchor = arrived;
                anchorTimestamp = packet.timestamp();
                place = arrived;
            }
            places[i] = place;
        }
        return places;
    }

    private static void put(short[] pcm, short[] lane, long at) {
        for (int i = 0; i < pcm.length; i++) {
            long to = at + i;
            if (to >= 0 && to < lane.length) lane[(int) to] = pcm[i];
        }
    }
}
