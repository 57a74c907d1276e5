package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.phone.rtp.Tape;
import dev.orderline.phone.timeline.Timeline;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * A call that was made: what its caller heard, and what the database says of it.
 *
 * @param row of {@code calls}
 * @param turns rows of {@code turns}, in order
 * @param tape of the caller's telephone
 */
record Made(
        String caller,
        Path data,
        Map<String, Object> row,
        List<Map<String, Object>> turns,
        Tape tape) {
    /**
     * Reads the newest call of {@code caller}; waits until its end and its recording are written
     * down.
     */
    static Made find(Jdbi database, Path data, String caller, Tape tape, Duration atMost)
            throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<Made> made =
                    database.withHandle(handle ->
                            handle.createQuery(
                                            "select * from calls where caller = :caller order by started_at desc limit 1")
                                    .bind("caller", caller)
                                    .mapToMap()
                                    .findOne()
                                    .map(row ->
                                            new Made(
                                                    caller,
                                                    data,
                                                    row,
                                                    handle.createQuery(
                                                                    "select * from turns where call_id = :id order by index")
                                                            .bind("id", row.get("id"))
                                                            .mapToMap()
                                                            .list(),
                                                    tape)));
            boolean ended =
                    made.isPresent()
                            && made.get().row.get("ended_at") != null
                            && made.get().row.get("recording") != null;
            if (ended || System.nanoTime() > until)
                return made.orElseThrow(() -> new AssertionError("no row of this call"));
            Thread.sleep(50);
        }
    }

    String id() {
        return text(row, "id");
    }

    /** Who spoke when, as the caller heard it. */
    Timeline timeline() {
        return Timeline.of(tape);
    }

    /** Kind, reason and what the dialplan was told. */
    String outcome() {
        return row.get("outcome") + " " + row.get("reason") + " " + row.get("next");
    }

    String recording() {
        return String.valueOf(row.get("recording"));
    }

    /** The states that were spoken in, as their flows call them. */
    List<String> states() {
        return turns.stream().map(Made::state).toList();
    }

    private static String state(Map<String, Object> turn) {
        String inGraph = text(turn, "state");
        return inGraph.substring(inGraph.lastIndexOf('/') + 1);
    }

    String said(String state) {
        return text(turn(state), "said");
    }

    /** How the last question in {@code state} was answered: spoken, keyed, secret, no-input ... */
    String answer(String state) {
        return text(turn(state), "answer");
    }

    List<String> answers(String state) {
        return turns.stream()
                .filter(turn -> state(turn).equals(state))
                .map(turn -> text(turn, "answer"))
                .toList();
    }

    /** What the answer in {@code state} filled {@code slot} with. */
    String value(String state, String slot) {
        String slots = text(turn(state), "slots");
        Matcher value = Pattern.compile("\"" + slot + "\": ?\"([^\"]*)\"").matcher(slots);
        if (!value.find()) throw new AssertionError("no " + slot + " in " + slots);
        return value.group(1);
    }

    boolean bargedIn(String state) {
        return isCutInto(turn(state));
    }

    /** Whether the caller spoke or pressed keys into any prompt. */
    boolean isCutInto() {
        return turns.stream().anyMatch(Made::isCutInto);
    }

    private static boolean isCutInto(Map<String, Object> turn) {
        return turn.get("barge_in") != null;
    }

    String transcript() {
        return turns.stream().map(turn -> text(turn, "said")).collect(Collectors.joining("\n"));
    }

    /** The recording is a stereo file as long as the call, with the checksum of the row. */
    void recordingIsWhole() throws IOException {
        assertEquals("whole", recording());
        Wav wav = wav();
        assertEquals(2, wav.lanes());
        assertEquals(number(row, "frames") * 160, wav.lane(0).length);
        assertEquals(sha256(Files.readAllBytes(file())), row.get("recording_sha256"));
    }

    /** The caller's lane of the recording while {@code state} was asked, answered and decided. */
    short[] callerIn(String state) throws IOException {
        Map<String, Object> turn = turn(state);
        return Arrays.copyOfRange(
                wav().lane(0), samples(turn, "prompt_from"), samples(turn, "decided"));
    }

    private static int samples(Map<String, Object> turn, String column) {
        return number(turn, column) * Frame.SAMPLES;
    }

    private static int number(Map<String, Object> row, String column) {
        if (row.get(column) instanceof Number number) return number.intValue();
        throw new AssertionError("no number in " + column);
    }

    Wav wav() throws IOException {
        return Wav.read(file());
    }

    /** Files of this call, whole or not, below the folder of recordings. */
    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("recordings"))) {
            return all.filter(file -> file.getFileName().toString().contains(id())).toList();
        }
    }

    private Path file() {
        return data.resolve("recordings").resolve(text(row, "recording_file"));
    }

    /** The frame at which the last turn that was written down was decided. */
    int lastFrame() {
        return number(turns.getLast(), "decided");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> turn(String state) {
        return turns.stream()
                .filter(turn -> state(turn).equals(state))
                .reduce((_, later) -> later)
                .orElseThrow(
                        () -> new AssertionError("no turn in " + state + ", only " + states()));
    }

    private static String text(Map<String, Object> row, String column) {
        return String.valueOf(row.get(column));
    }

    @Override
    public String toString() {
        return outcome()
                + "\n"
                + turns.stream()
                        .map(turn ->
                                turn.get("state")
                                        + ": "
                                        + turn.get("said")
                                        + "\n    "
                                        + turn.get("answer")
                                        + " "
                                        + turn.get("heard")
                                        + " "
                                        + turn.get("meaning")
                                        + " "
                                        + turn.get("slots"))
                        .collect(Collectors.joining("\n"));
    }
}
