package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.phone.rtp.Tape;
import dev.orderline.phone.timeline.Lanes;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Level;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How well three accounts of one call agree in time: its turns as they were written down, its
 * recording, and what went through the caller's telephone. Positions are samples of the recording.
 */
final class Alignment {
    /** What the product promises of transcript and sound. */
    private static final Duration WITHIN = Duration.ofMillis(100);

    /** Fainter is silence, as where our prompts are cut. */
    private static final double SILENCE_DBFS = -55;

    /** Sound begins or ends only beside that much silence: longer than a stop within a word. */
    private static final int PAUSE_MS = 45;

    /** Sound is looked for in blocks of 5 ms. */
    private static final int BLOCK = 40;

    private static final int SAMPLES_PER_MS = Frame.RATE_HZ / 1_000;

    /** Shorter sounds are not looked for: half a second. */
    private static final int SHORTEST = Frame.RATE_HZ / 2;

    /** A prompt is looked for so far before and after where it should be: one second. */
    private static final int AROUND = Frame.RATE_HZ;

    /** What is compared: 300 ms; in longer ones a frame too many or too few would spoil it. */
    private static final int PIECE = 2_400;

    /** Digits of a postcode, of which the record holds no more than that they were keyed. */
    private static final int POSTCODE = 5;

    /** A prompt on its own telephone: there is little else it could be. */
    private static final double ALIKE = 0.7;

    private final Made made;
    private final List<Turn> turns;
    private final short[] callerLane;
    private final short[] ourLane;
    private final short[] callerOnTelephone;

    /** One turn as it was written down, in frames; -1 where the caller said nothing. */
    private record Turn(
            String state,
            String answer,
            int promptFrom,
            int promptTo,
            int speechFrom,
            int speechTo,
            int keys) {
        static Turn of(Map<String, Object> row) {
            return new Turn(
                    String.valueOf(row.get("state")),
                    String.valueOf(row.get("answer")),
                    frame(row, "prompt_from"),
                    frame(row, "prompt_to"),
                    frame(row, "speech_from"),
                    frame(row, "speech_to"),
                    keys(row));
        }

        /** How many keys were pressed; a secret answer is a postcode. */
        private static int keys(Map<String, Object> row) {
            if (row.get("keys") instanceof String keys) return keys.length();
            return Boolean.FALSE.equals(row.get("spoken")) ? POSTCODE : 0;
        }

        private static int frame(Map<String, Object> row, String column) {
            return row.get(column) instanceof Integer frame ? frame : -1;
        }
    }

    /** How much later the first is than the second, in milliseconds, in one place of the call. */
    private record Offset(String what, String where, long ms) {
        @Override
        public String toString() {
            return what + " in " + where + ": " + ms + " ms";
        }
    }

    private Alignment(Made made) throws IOException {
        this.made = made;
        this.turns = made.turns().stream().map(Turn::of).toList();
        this.callerLane = made.wav().lane(0);
        this.ourLane = made.wav().lane(1);
        this.callerOnTelephone = Lanes.of(made.tape()).caller();
    }

    /**
     * Fails if a turn and the recording differ by more than 100 ms anywhere, or recording and
     * telephone in half of the prompts: a single one is late when the machine stood still
     * meanwhile. Prints by how much.
     */
    static void check(Made made) throws IOException {
        var alignment = new Alignment(made);
        List<Offset> written = new ArrayList<>(alignment.prompts());
        written.addAll(alignment.utterances());
        List<Offset> heard = alignment.heard();
        print(made, Stream.concat(written.stream(), heard.stream()).toList());
        assertEquals(List.of(), apart(written));
        assertTrue(2 * apart(heard).size() < heard.size(), heard::toString);
    }

    private static List<Offset> apart(List<Offset> offsets) {
        return offsets.stream()
                .filter(offset -> Math.abs(offset.ms()) > WITHIN.toMillis())
                .toList();
    }

    private static void print(Made made, List<Offset> offsets) {
        offsets.stream()
                .collect(
                        Collectors.groupingBy(Offset::what, Collectors.summarizingLong(Offset::ms)))
                .forEach((what, ms) ->
                        System.out.printf(
                                "%s, %s: %d to %d ms (%d)%n",
                                made.row().get("transport"),
                                what,
                                ms.getMin(),
                                ms.getMax(),
                                ms.getCount()));
    }

    /** The written beginning of each prompt against its first sound in our lane. */
    private List<Offset> prompts() {
        List<Integer> onsets = onsets(ourLane);
        return turns.stream()
                .map(turn -> {
                    int written = samples(turn.promptFrom());
                    return offset("prompt's onset", turn, nearest(written, onsets) - written);
                })
                .toList();
    }

    /** The written ends of each utterance against the caller's lane. */
    private List<Offset> utterances() {
        List<Integer> onsets = onsets(callerLane);
        List<Integer> ends = ends(callerLane);
        List<Offset> offsets = new ArrayList<>();
        for (Turn turn : turns) {
            if (!turn.answer().equals("spoken")) continue;
            int from = samples(turn.speechFrom());
            int to = samples(turn.speechTo() + 1); // that frame is part of it
            offsets.add(offset("utterance's onset", turn, nearest(from, onsets) - from));
            offsets.add(offset("utterance's end", turn, nearest(to, ends) - to));
        }
        return offsets;
    }

    /**
     * What the caller heard of each prompt against our lane. The telephone's clock and the
     * recording's are brought together by what the caller did last: words and keys, in both.
     */
    private List<Offset> heard() {
        List<Offset> offsets = new ArrayList<>();
        long clocks = firstKnown();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            clocks = clocks(i, clocks);
            int from = samples(turn.promptFrom());
            int to = samples(turn.promptTo());
            if (to - from < SHORTEST) continue;
            short[] prompt = Arrays.copyOfRange(ourLane, from, to);
            long expected = from + clocks;
            long around = expected - AROUND;
            int at = find(prompt, heard(around, expected + prompt.length + AROUND), turn);
            offsets.add(offset("heard after recorded", turn, around + at - expected));
        }
        return offsets;
    }

    /**
     * What came in between two positions on the telephone's clock. Each packet lies where its
     * timestamp puts it, all together where most of them arrived: over a whole call the far end's
     * timestamps and real time may part.
     */
    private short[] heard(long from, long to) {
        List<Tape.Heard> packets =
                made.tape().heard().stream()
                        .filter(packet -> arrived(packet) >= from && arrived(packet) < to)
                        .toList();
        short[] lane = new short[(int) (to - from)];
        if (packets.isEmpty()) return lane;
        int first = packets.getFirst().timestamp();
        long[] anchors =
                packets.stream()
                        .mapToLong(packet -> arrived(packet) - (packet.timestamp() - first))
                        .sorted()
                        .toArray();
        long anchor = anchors[anchors.length / 2];
        for (Tape.Heard packet : packets) {
            short[] pcm = packet.pcm();
            long at = anchor + (packet.timestamp() - first) - from;
            for (int i = 0; i < pcm.length; i++)
                if (at + i >= 0 && at + i < lane.length) lane[(int) at + i] = pcm[i];
        }
        return lane;
    }

    private long arrived(Tape.Heard packet) {
        return (packet.nanos() - made.tape().startedNanos()) * SAMPLES_PER_MS / 1_000_000;
    }

    /** How the clocks differ where the caller first did something. */
    private long firstKnown() {
        for (int i = 0; i < turns.size(); i++) {
            long known = clocks(i, Long.MIN_VALUE);
            if (known != Long.MIN_VALUE) return known;
        }
        throw new AssertionError("the caller did nothing");
    }

    /**
     * How many samples later the telephone's clock has the answer of a turn than the recording's;
     * {@code before}, as it was until then, for an answer that cannot be found in both.
     */
    private long clocks(int index, long before) {
        Turn turn = turns.get(index);
        int from = samples(turn.speechFrom());
        return switch (turn.answer()) {
            case "spoken" -> {
                short[] utterance = Arrays.copyOfRange(callerLane, from, samples(turn.speechTo()));
                yield (long) find(utterance, callerOnTelephone, turn) - from;
            }
            case "keyed" -> firstKey(index) - from;
            default -> before;
        };
    }

    /** When the first key of a keyed answer was released, on the telephone's clock. */
    private long firstKey(int index) {
        Tape tape = made.tape();
        int key = turns.subList(0, index).stream().mapToInt(Turn::keys).sum();
        long upNanos = tape.keys().get(key).upNanos() - tape.startedNanos();
        return upNanos * SAMPLES_PER_MS / 1_000_000;
    }

    private static int find(short[] sound, short[] lane, Turn turn) {
        Likeness.Match match = Likeness.find(sound, lane, PIECE);
        assertTrue(
                match.likeness() > ALIKE,
                () -> "not found on the telephone: " + turn.state() + ", " + match);
        return match.shift();
    }

    private static Offset offset(String what, Turn turn, long samples) {
        return new Offset(what, turn.state(), samples / SAMPLES_PER_MS);
    }

    private static int samples(int frames) {
        return frames * Frame.SAMPLES;
    }

    private static int nearest(int wanted, List<Integer> positions) {
        return positions.stream()
                .min((a, b) -> Integer.compare(Math.abs(a - wanted), Math.abs(b - wanted)))
                .orElseThrow();
    }

    /** Where sound follows a pause. */
    private static List<Integer> onsets(short[] lane) {
        List<Integer> onsets = new ArrayList<>();
        int quiet = PAUSE_MS * SAMPLES_PER_MS; // before the call there was silence
        for (int at = 0; at + BLOCK <= lane.length; at += BLOCK) {
            boolean silent = isSilent(lane, at);
            if (!silent && quiet >= PAUSE_MS * SAMPLES_PER_MS) onsets.add(at);
            quiet = silent ? quiet + BLOCK : 0;
        }
        return onsets;
    }

    /** Where a pause follows sound. */
    private static List<Integer> ends(short[] lane) {
        List<Integer> ends = new ArrayList<>();
        int quiet = 0;
        int last = -1;
        for (int at = 0; at + BLOCK <= lane.length; at += BLOCK) {
            boolean silent = isSilent(lane, at);
            quiet = silent ? quiet + BLOCK : 0;
            if (!silent) last = at + BLOCK;
            if (last >= 0 && quiet >= PAUSE_MS * SAMPLES_PER_MS) {
                ends.add(last);
                last = -1;
            }
        }
        return ends;
    }

    private static boolean isSilent(short[] lane, int at) {
        return Level.rms(Arrays.copyOfRange(lane, at, at + BLOCK)) < SILENCE_DBFS;
    }
}
