package dev.orderline.ivr.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.orderline.ivr.call.CallEvent.Started;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.call.Transport;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.replay.CallSound.Excerpt;
import dev.orderline.ivr.replay.RecordedCall;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedFilesTest {
    private static final int FRAMES = 10;

    @TempDir private Path folder;

    private final CallId call = CallId.random();
    private final String name = "2026/11/25/" + call + ".wav";
    private Path file = Path.of("");
    private String sha256 = "";

    /**
     * Ten frames, in each of which every sample of the caller's is its index, and ours its
     * negative.
     */
    @BeforeEach
    void record() throws IOException {
        short[] left = new short[FRAMES * Frame.SAMPLES];
        short[] right = new short[left.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = (short) (i / Frame.SAMPLES);
            right[i] = (short) -left[i];
        }
        file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Wav.stereo(left, right).write(file);
        sha256 = Checksum.sha256(file);
    }

    private Excerpt excerpt(RecordingEnd end, int from, int to) {
        var recorded =
                new RecordedCall(
                        new Started(
                                call,
                                Instant.EPOCH,
                                new Caller(CallerNumber.WITHHELD, "100"),
                                Transport.WEBSOCKET,
                                "welcome@1"),
                        List.of(),
                        List.of(),
                        new Outcome.Completed("answered"),
                        end);
        return new RecordedFiles(folder).between(recorded, from, to);
    }

    private static String missing(Excerpt excerpt) {
        return assertInstanceOf(Excerpt.Missing.class, excerpt).why();
    }

    @Test
    void theCallersLaneIsCutByFrames() {
        for (RecordingEnd end :
                List.of(new RecordingEnd.Whole(name, sha256), new RecordingEnd.Cut(name, sha256))) {
            var sound = assertInstanceOf(Excerpt.Sound.class, excerpt(end, 3, FRAMES));
            assertEquals(7, sound.caller().size());
            assertEquals(3, sound.caller().getFirst().sample(0));
            assertEquals(9, sound.caller().getLast().sample(Frame.SAMPLES - 1));
            assertEquals(7, sound.ours().size());
            assertEquals(-3, sound.ours().getFirst().sample(0));
        }
    }

    @Test
    void whatIsNotThereIsMissing() throws IOException {
        assertEquals(
                "its caller refused to be recorded",
                missing(excerpt(new RecordingEnd.Discarded(), 0, 1)));
        assertEquals(
                "there is no recording of it", missing(excerpt(new RecordingEnd.Lost(), 0, 1)));
        var whole = new RecordingEnd.Whole(name, sha256);
        assertEquals("its recording ends before", missing(excerpt(whole, 3, FRAMES + 1)));
        assertEquals(
                "a turn is longer than any of ours", missing(excerpt(whole, 0, Integer.MAX_VALUE)));
        assertEquals("a turn is longer than any of ours", missing(excerpt(whole, -1, 1)));
        Files.delete(file);
        assertEquals("its recording is not there any more", missing(excerpt(whole, 0, 1)));
    }

    @Test
    void anotherFileIsNotHeard() throws IOException {
        for (String other : List.of("../" + name, "2026/11/25/" + CallId.random() + ".wav"))
            assertEquals(
                    "its recording is called otherwise than ours are",
                    missing(excerpt(new RecordingEnd.Whole(other, sha256), 0, 1)));
        Path elsewhere = folder.resolve("elsewhere.wav");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        assertEquals(
                "its recording is not there any more",
                missing(excerpt(new RecordingEnd.Whole(name, sha256), 0, 1)));
    }

    @Test
    void aFileThatWasChangedIsNotHeard() throws IOException {
        Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);
        assertEquals(
                "its recording is not what was recorded",
                missing(excerpt(new RecordingEnd.Whole(name, sha256), 0, 1)));
        Files.write(file, new byte[100]);
        assertEquals(
                "its recording cannot be read",
                missing(excerpt(new RecordingEnd.Whole(name, Checksum.sha256(file)), 0, 1)));
    }
}
