package dev.orderline.ivr.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.asterisk.LogLines;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.call.Recordings.Recording;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("counts what the log holds")
class DiskRecordingsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T23:59:59Z"), ZoneOffset.UTC);
    private static final CallId CALL = new CallId("0123456789abcdef0123456789abcdef");
    private static final String FILE = "2026/11/23/" + CALL + ".wav";

    @TempDir Path folder;
    private final MemoryRecordingArchive archive = new MemoryRecordingArchive();

    @Test
    void aFinishedRecordingIsAStereoWavWithItsChecksum() throws Exception {
        try (DiskRecordings recordings = recordings();
                Recording recording = recordings.open(CALL)) {
            recording.append(new short[] {1, -1, 2, -2});
            recording.append(new short[] {Short.MAX_VALUE, Short.MIN_VALUE});
        }

        assertArrayEquals(
                new short[] {1, -1, 2, -2, Short.MAX_VALUE, Short.MIN_VALUE}, samples(FILE));
        assertEquals(Map.of(CALL, new RecordingEnd.Whole(FILE, sha256(FILE))), archive.ends());
        assertEquals(List.of(FILE), sounds());
    }

    @Test
    void aDiscardedRecordingLeavesNothing() throws Exception {
        try (DiskRecordings recordings = recordings();
                Recording recording = recordings.open(CALL)) {
            recording.append(new short[] {1, -1});
            recording.discard();
            recording.append(new short[] {2, -2});
        }

        assertEquals(Map.of(CALL, new RecordingEnd.Discarded()), archive.ends());
        assertEquals(List.of(), sounds());
    }

    @Test
    void aRecordingIsGoneOnceItsDiscardReturns() throws Exception {
        try (DiskRecordings recordings = recordings();
                Recording recording = recordings.open(CALL)) {
            recording.append(new short[] {1, -1});
            recording.discard();
            assertEquals(List.of(), sounds());
        }
    }

    @Test
    void aRefusedRecordingThatTheDiskKeepsIsAnErrorAndTriedAgain() throws Exception {
        try (DiskRecordings recordings = recordings();
                LogLines log = new LogLines("dev.orderline.ivr.recording")) {
            Path kept = kept();
            Recording recording = recordings.open(CALL);
            recording.discard();
            assertEquals(Map.of(), archive.ends(), "nothing is promised that is not so");
            assertTrue(
                    log.lines().stream().anyMatch(line -> line.contains(CALL.value())),
                    () -> log.lines().toString());

            Files.delete(kept);
            recordings.open(CallId.random()).discard(); // after it, by the order of the writer
            assertEquals(new RecordingEnd.Discarded(), archive.ends().get(CALL));
        }
        assertEquals(List.of(), sounds());
    }

    @Test
    void whatTheDiskKeptIsTriedAgainAtTheClose() throws Exception {
        try (DiskRecordings recordings = recordings()) {
            Path kept = kept();
            recordings.open(CALL).discard();
            Files.delete(kept);
        }
        assertEquals(Map.of(CALL, new RecordingEnd.Discarded()), archive.ends());
    }

    /** Puts something in the file's place that cannot be removed while this is in it. */
    private Path kept() throws IOException {
        Path place = Files.createDirectories(folder.resolve(FILE + ".part"));
        return Files.createFile(place.resolve("kept"));
    }

    @Test
    void nobodyElseMayReadARecordingOrEnterItsFolders(@TempDir Path top) throws Exception {
        Path ours = top.resolve("new/recordings");
        record(ours);
        assertEquals("rwx------", mode(ours));
        for (String below : List.of("2026", "2026/11", "2026/11/23"))
            assertEquals("rwx------", mode(ours.resolve(below)), below);
        assertEquals("rw-------", mode(ours.resolve(FILE)));
        assertEquals("rw-------", mode(ours.resolve("lock")));
        Path usual = Files.createDirectory(top.resolve("usual"));
        assertEquals(mode(usual), mode(top.resolve("new")), "others have their folders in there");
    }

    @Test
    void aFolderThatWasOpenToOthersIsClosedToThem() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        record(folder);
        assertEquals("rwx------", mode(folder));
    }

    private void record(Path into) throws IOException {
        try (DiskRecordings recordings = DiskRecordings.open(into, CLOCK, archive);
                Recording recording = recordings.open(CALL)) {
            recording.append(new short[] {1, -1});
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void callsAreRecordedSideBySide() throws Exception {
        CallId other = CallId.random();
        try (DiskRecordings recordings = recordings();
                Recording one = recordings.open(CALL);
                Recording two = recordings.open(other)) {
            one.append(new short[] {1, 1});
            two.append(new short[] {2, 2});
            one.append(new short[] {3, 3});
        }

        assertArrayEquals(new short[] {1, 1, 3, 3}, samples(FILE));
        assertArrayEquals(new short[] {2, 2}, samples("2026/11/23/" + other + ".wav"));
    }

    @Test
    void aDiskThatRefusesLosesTheRecordingAndNotTheCall() throws Exception {
        Files.createFile(folder.resolve("2026")); // where the folder of the year should be
        try (DiskRecordings recordings = recordings();
                Recording recording = recordings.open(CALL)) {
            recording.append(new short[] {1, -1});
        }

        assertEquals(Map.of(CALL, new RecordingEnd.Lost()), archive.ends());
    }

    @Test
    void whatTheDatabaseNeedsOfTheDiskIsLeftToIt() throws Exception {
        try (var recordings = DiskRecordings.open(folder, CLOCK, archive, Long.MAX_VALUE);
                Recording recording = recordings.open(CALL)) {
            recording.append(new short[] {1, -1});
        }

        assertEquals(Map.of(CALL, new RecordingEnd.Lost()), archive.ends());
        assertEquals(List.of(), sounds());
    }

    @Test
    void whatTheDiskIsTooSlowForIsCutOff() throws Exception {
        try (DiskRecordings recordings = recordings();
                Recording recording = recordings.open(CALL)) {
            recording.append(new short[] {1, -1});
            recording.append(new short[Math.toIntExact(DiskRecordings.MAX_WAITING_SAMPLES) + 2]);
            recording.append(new short[] {2, -2});
        }

        assertArrayEquals(new short[] {1, -1}, samples(FILE));
        assertEquals(Map.of(CALL, new RecordingEnd.Cut(FILE, sha256(FILE))), archive.ends());
    }

    @Test
    void aLeftoverEndsWithTheLastWholeStretch() throws Exception {
        Path unfinished = leftover(new short[] {1, -1, 2, -2});
        Files.write(unfinished, new byte[] {7, 7, 7}, StandardOpenOption.APPEND);

        recordings().close();

        assertArrayEquals(new short[] {1, -1, 2, -2}, samples(FILE));
        assertEquals(Map.of(CALL, new RecordingEnd.Cut(FILE, sha256(FILE))), archive.ends());
        assertEquals(List.of(FILE), sounds());
    }

    @Test
    void aLeftoverThatItsCallerRefusedIsRemoved() throws Exception {
        leftover(new short[] {1, -1, 2, -2});
        archive.refuse(CALL);

        recordings().close();

        assertEquals(List.of(), sounds());
        assertEquals(Map.of(CALL, new RecordingEnd.Discarded()), archive.ends());
    }

    @Test
    void aRefusedLeftoverThatTheDiskKeepsDoesNotKeepTheServerFromStarting() throws Exception {
        Path kept = kept();
        archive.refuse(CALL);
        try (LogLines log = new LogLines("dev.orderline.ivr.recording");
                DiskRecordings recordings = recordings()) {
            assertTrue(log.lines().getFirst().contains(CALL.value()), () -> log.lines().toString());
            Files.delete(kept);
            recordings.open(CallId.random()).discard();
            assertEquals(new RecordingEnd.Discarded(), archive.ends().get(CALL));
        }
    }

    @Test
    void aLeftoverWithoutAHeaderIsEmpty() throws Exception {
        Path unfinished = leftover(new short[] {});
        Files.write(unfinished, new byte[] {'R', 'I'}, StandardOpenOption.TRUNCATE_EXISTING);

        recordings().close();

        assertArrayEquals(new short[] {}, samples(FILE));
    }

    @Test
    void aLeftoverThatIsNoneOfOursIsLeftAlone() throws Exception {
        Path unfinished = leftover(new short[] {1, -1});
        Files.writeString(unfinished, "this is somebody's letter, and longer than a header is");

        recordings().close();

        assertEquals(Map.of(CALL, new RecordingEnd.Lost()), archive.ends());
        assertTrue(Files.readString(unfinished).startsWith("this is somebody's letter"));
    }

    @Test
    void twoServersDoNotShareAFolder() throws Exception {
        try (DiskRecordings first = recordings()) {
            assertThrows(IOException.class, this::recordings);
            first.open(CALL).close();
        }
        recordings().close();
        assertInstanceOf(RecordingEnd.Whole.class, archive.ends().get(CALL));
    }

    @Test
    @Tag("slow")
    void aKilledServerLeavesAPlayableFileThatTheNextStartFinishes() throws Exception {
        Process server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Server.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader lines = server.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine())
                if (line.equals("stretch 100")) break;
        } finally {
            server.destroyForcibly().waitFor();
        }
        assertEquals(128 + 9, server.exitValue());

        String unfinished = FILE + ".part";
        assertStretches(samples(unfinished));
        recordings().close();

        assertEquals(List.of(FILE), sounds());
        assertStretches(samples(FILE));
        assertEquals(Map.of(CALL, new RecordingEnd.Cut(FILE, sha256(FILE))), archive.ends());
    }

    /** Records until it is killed, and says how much was handed over. */
    static final class Server {
        static final int STRETCH_SAMPLES = 16_000;

        public static void main(String[] folder) throws Exception {
            var file = new File(folder[0], FILE + ".part");
            try (DiskRecordings recordings =
                            DiskRecordings.open(
                                    Path.of(folder[0]), CLOCK, new MemoryRecordingArchive());
                    Recording recording = recordings.open(CALL)) {
                for (int i = 1; i < Short.MAX_VALUE; i++) {
                    recording.append(stretch(i));
                    System.out.println("stretch " + i);
                    while (file.length() < (i - 10L) * STRETCH_SAMPLES * 2) Thread.onSpinWait();
                }
            }
        }

        static short[] stretch(int i) {
            var stretch = new short[STRETCH_SAMPLES];
            Arrays.fill(stretch, (short) i);
            return stretch;
        }
    }

    private static void assertStretches(short[] samples) {
        int stretches = samples.length / Server.STRETCH_SAMPLES;
        assertEquals(0, samples.length % Server.STRETCH_SAMPLES);
        assertTrue(stretches >= 88, () -> stretches + " stretches");
        for (int i = 0; i < samples.length; i++)
            assertEquals(1 + i / Server.STRETCH_SAMPLES, samples[i]);
    }

    private DiskRecordings recordings() throws IOException {
        return DiskRecordings.open(folder, CLOCK, archive);
    }

    private Path leftover(short[] stereo) throws IOException {
        Path unfinished = folder.resolve(FILE + ".part");
        Files.createDirectories(folder.resolve("2026/11/23"));
        try (WavFile wav = WavFile.create(unfinished)) {
            wav.append(stereo);
        }
        return unfinished;
    }

    private List<String> sounds() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.equals("lock"))
                    .toList();
        }
    }

    /** As a player of sounds sees the file. */
    private short[] samples(String file) throws Exception {
        try (AudioInputStream sound =
                AudioSystem.getAudioInputStream(folder.resolve(file).toFile())) {
            AudioFormat format = sound.getFormat();
            assertEquals(8_000, format.getSampleRate());
            assertEquals(2, format.getChannels());
            assertEquals(16, format.getSampleSizeInBits());
            assertFalse(format.isBigEndian());
            byte[] bytes = sound.readAllBytes();
            assertEquals(sound.getFrameLength() * 4, bytes.length);
            var samples = new short[bytes.length / 2];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
            return samples;
        }
    }

    private String sha256(String file) throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
