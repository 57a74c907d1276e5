package dev.orderline.phone.timeline;

import dev.orderline.phone.rtp.Tape;
import dev.orderline.phone.timeline.Speeches.Stretch;
import dev.orderline.speech.audio.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who spoke when in one call, as its caller heard it. Everything is taken from the RTP packets of a
 * {@link Tape}: what the caller said at the time a packet was sent, what the bot said at the time a
 * packet came in. All times are since the answer (200 OK).
 *
 * @param length from answer to end
 * @param acts what each side did, by start
 * @param greeting from the answer to the bot's first loud packet
 * @param responses how long the caller waited for each answer
 * @param interruptions how soon the bot fell silent when the caller cut in
 * @param arrival how regularly the bot's packets came
 * @param botLevel loudness and clipping of what the bot said
 * @param sending how punctual the caller's own packets were: no figure here is better than this
 */
public record Timeline(
        Duration length,
        List<Act> acts,
        Optional<Duration> greeting,
        List<Response> responses,
        List<Interruption> interruptions,
        Arrival arrival,
        BotLevel botLevel,
        Sending sending) {
    /**
     * A bot that goes on for longer than this after the caller's end did not stop for the caller.
     */
    private static final long STOPS_WITHIN = Duration.ofMillis(500).toNanos();

    /**
     * The last packet of a bot that stops at once came a packet or two before the caller's first.
     */
    private static final long AT_ONCE = Duration.ofMillis(40).toNanos();

    public Timeline {
        acts = List.copyOf(acts);
        responses = List.copyOf(responses);
        interruptions = List.copyOf(interruptions);
    }

    /** Whose act it is, and what. */
    public enum Kind {
        CALLER_SPEAKS,
        CALLER_PRESSES,
        BOT_SPEAKS
    }

    /**
     * @param to the last loud packet, or the release of the key
     */
    public record Act(Kind kind, Duration from, Duration to) {}

    /**
     * An answer of the bot.
     *
     * @param callerEnded when the caller's last loud packet before it was sent, or a key released
     * @param after from there to the first loud packet of the answer
     */
    public record Response(Duration callerEnded, Duration after) {}

    /**
     * The caller spoke, or released a key, while the bot spoke.
     *
     * @param at the caller's first loud packet, or the release: a key counts only then
     * @param stoppedAfter from there to the bot's last loud packet before it was silent for {@link
     *     Speeches#PAUSE}
     */
    public record Interruption(Duration at, boolean byKey, Duration stoppedAfter) {}

    /**
     * @param longestGap between two packets in the order of arrival
     * @param gaps how many were longer than {@link #GAP}
     * @param lost packets whose sequence numbers never came
     */
    public record Arrival(int packets, Duration longestGap, int gaps, int lost) {
        /** Two packets missing in a row: what a phone's jitter buffer no longer hides. */
        public static final Duration GAP = Duration.ofMillis(60);
    }

    /**
     * @param speechDbfs of the frames in which there is speech; negative infinity for none
     * @param clippedSamples at the very end of the range of PCMU
     */
    public record BotLevel(double speechDbfs, int clippedSamples) {
        /** The greatest magnitude PCMU has, in 16 bits. */
        static final int FULL = 32_124;
    }

    /** How late packets were sent, against deadlines 20 ms apart that the most punctual one met. */
    public record Sending(int packets, Duration lateMedian, Duration late99, Duration lateMost) {}

    /** Reads a tape; one still running up to now. */
    public static Timeline of(Tape tape) {
        long start = tape.startedNanos();
        List<Stretch> caller = speeches(tape.said().stream().map(Timeline::packet));
        List<Stretch> bot = speeches(tape.heard().stream().map(Timeline::packet));
        List<Tape.Key> keys = tape.keys();
        return new Timeline(
                since(start, tape.stoppedNanos()),
                acts(start, caller, keys, bot),
                bot.stream().findFirst().map(first -> since(start, first.fromNanos())),
                responses(start, callerEnds(caller, keys), bot),
                interruptions(start, caller, keys, bot),
                arrival(tape.heard()),
                botLevel(tape),
                sending(tape.said()));
    }

    private record Packet(long nanos, boolean loud) {}

    private static Packet packet(Tape.Said said) {
        return new Packet(said.nanos(), said.loud());
    }

    private static Packet packet(Tape.Heard heard) {
        return new Packet(heard.nanos(), heard.loud());
    }

    private static List<Stretch> speeches(Stream<Packet> packets) {
        var speeches = new Speeches();
        packets.forEach(packet -> speeches.packet(packet.nanos(), packet.loud()));
        return speeches.soFar();
    }

    private static List<Act> acts(
            long start, List<Stretch> caller, List<Tape.Key> keys, List<Stretch> bot) {
        List<Act> acts = new ArrayList<>();
        caller.forEach(stretch ->
                acts.add(act(Kind.CALLER_SPEAKS, start, stretch.fromNanos(), stretch.toNanos())));
        keys.forEach(
                key -> acts.add(act(Kind.CALLER_PRESSES, start, key.downNanos(), key.upNanos())));
        bot.forEach(stretch ->
                acts.add(act(Kind.BOT_SPEAKS, start, stretch.fromNanos(), stretch.toNanos())));
        acts.sort(Comparator.comparing(Act::from));
        return acts;
    }

    private static Act act(Kind kind, long start, long from, long to) {
        return new Act(kind, since(start, from), since(start, to));
    }

    private static long[] callerEnds(List<Stretch> caller, List<Tape.Key> keys) {
        return Stream.concat(
                        caller.stream().map(Stretch::toNanos), keys.stream().map(Tape.Key::upNanos))
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
    }

    /**
     * A stretch of the bot's is an answer if the caller ended something since the bot's stretch
     * before it began, and the bot then fell silent.
     */
    private static List<Response> responses(long start, long[] callerEnds, List<Stretch> bot) {
        List<Response> responses = new ArrayList<>();
        for (int i = 0; i < bot.size(); i++) {
            long answered = bot.get(i).fromNanos();
            long ended = lastBefore(answered, callerEnds);
            if (ended == Long.MIN_VALUE) continue;
            boolean fresh =
                    i == 0
                            || (ended > bot.get(i - 1).fromNanos()
                                    && bot.get(i - 1).toNanos() - ended < STOPS_WITHIN);
            if (fresh)
                responses.add(
                        new Response(since(start, ended), Duration.ofNanos(answered - ended)));
        }
        return responses;
    }

    private static long lastBefore(long nanos, long[] sorted) {
        long last = Long.MIN_VALUE;
        for (long each : sorted) if (each < nanos) last = each;
        return last;
    }

    private static List<Interruption> interruptions(
            long start, List<Stretch> caller, List<Tape.Key> keys, List<Stretch> bot) {
        List<Interruption> found = new ArrayList<>();
        caller.forEach(stretch -> interruption(start, stretch.fromNanos(), false, bot, found));
        keys.forEach(key -> interruption(start, key.upNanos(), true, bot, found));
        found.sort(Comparator.comparing(Interruption::at));
        return found;
    }

    private static void interruption(
            long start, long at, boolean byKey, List<Stretch> bot, List<Interruption> found) {
        bot.stream()
                .filter(stretch -> stretch.fromNanos() < at && at <= stretch.toNanos() + AT_ONCE)
                .map(stretch ->
                        new Interruption(
                                since(start, at),
                                byKey,
                                Duration.ofNanos(Math.max(0, stretch.toNanos() - at))))
                .forEach(found::add);
    }

    private static Arrival arrival(List<Tape.Heard> heard) {
        long longest = 0;
        int gaps = 0;
        for (int i = 1; i < heard.size(); i++) {
            long gap = heard.get(i).nanos() - heard.get(i - 1).nanos();
            longest = Math.max(longest, gap);
            if (gap > Arrival.GAP.toNanos()) gaps++;
        }
        return new Arrival(heard.size(), Duration.ofNanos(longest), gaps, lost(heard));
    }

    /** Sequence numbers that are missing between the lowest and the highest of each stream. */
    private static int lost(List<Tape.Heard> heard) {
        record Counts(int highest, int came, int spanned) {}
        Map<Integer, Counts> streams = new HashMap<>();
        for (Tape.Heard packet : heard) {
            Counts counts = streams.get(packet.source());
            if (counts == null) {
                streams.put(packet.source(), new Counts(packet.sequence(), 1, 1));
            } else {
                int ahead = (short) (packet.sequence() - counts.highest()); // wraps at 16 bits
                streams.put(
                        packet.source(),
                        new Counts(
                                ahead > 0 ? packet.sequence() : counts.highest(),
                                counts.came() + 1,
                                counts.spanned() + Math.max(0, ahead)));
            }
        }
        return streams.values().stream()
                .mapToInt(counts -> Math.max(0, counts.spanned() - counts.came()))
                .sum();
    }

    private static BotLevel botLevel(Tape tape) {
        short[] bot = Lanes.of(tape).bot();
        int clipped = 0;
        for (short sample : bot) if (Math.abs(sample) >= BotLevel.FULL) clipped++;
        return new BotLevel(Level.speech(bot), clipped);
    }

    private static Sending sending(List<Tape.Said> said) {
        if (said.isEmpty()) return new Sending(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        long first =
                said.stream()
                        .mapToLong(packet -> packet.nanos() - position(packet))
                        .min()
                        .getAsLong();
        long[] late =
                said.stream()
                        .mapToLong(packet -> packet.nanos() - first - position(packet))
                        .sorted()
                        .toArray();
        return new Sending(
                late.length,
                Duration.ofNanos(Percentiles.at(50, late)),
                Duration.ofNanos(Percentiles.at(99, late)),
                Duration.ofNanos(late[late.length - 1]));
    }

    private static long position(Tape.Said packet) {
        return packet.samples() * 125_000L; // one sample lasts 125 microseconds
    }

    private static Duration since(long start, long nanos) {
        return Duration.ofNanos(nanos - start);
    }
}
