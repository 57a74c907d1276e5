package dev.orderline.phone.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.phone.FakeBot;
import dev.orderline.phone.FakePeer;
import dev.orderline.phone.rtp.TapeWriter;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Wav;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Both commands against a peer that speaks and answers, in real time; there is no database. */
@Tag("slow")
@Timeout(60)
final class PhoneCommandsTest {
    @TempDir private Path folder;
    private final StringWriter printed = new StringWriter();
    private final StringWriter complaints = new StringWriter();

    @Test
    void aCallIsToldRecordedAndDrawn() throws IOException {
        Path recording = folder.resolve("call.wav");
        Path picture = folder.resolve("call.png");
        int status =
                execute(
                        CallCommand.commandLine(),
                        "--live",
                        "--wav",
                        words(),
                        "--key",
                        "1",
                        "--hang-up",
                        "--record",
                        recording.toString(),
                        "--picture",
                        picture.toString(),
                        "--data",
                        folder.toString());
        String told = printed.toString();
        assertEquals(0, status, told + complaints);
        for (String part :
                new String[] {
                    "caller speaks",
                    "greeting after",
                    "answer after",
                    "presses a key",
                    "by the caller"
                }) assertTrue(told.contains(part), part + " is missing in " + told);
        assertEquals(2, Wav.read(recording).lanes());
        assertTrue(Files.size(picture) > 0);
    }

    @Test
    void anExpectationThatCannotBeCheckedDoesNotHold() throws IOException {
        int status =
                execute(
                        CallCommand.commandLine(),
                        "--expect",
                        "welcome",
                        "--data",
                        folder.toString());
        assertEquals(1, status);
        assertTrue(complaints.toString().contains("--data"), complaints.toString());
        assertTrue(complaints.toString().contains("did not say"), complaints.toString());
    }

    @Test
    void loadIsToldOnAPage() throws IOException {
        execute(
                LoadCommand.commandLine(),
                "--calls",
                "1",
                "--wav",
                words(),
                "--hang-up",
                "--data",
                folder.toString());
        String told = printed.toString();
        assertTrue(told.startsWith("1 calls, 1 whole"), told + complaints);
        assertTrue(told.contains("of a core"), told);
    }

    private int execute(CommandLine line, String... options) throws IOException {
        line.setOut(new PrintWriter(printed));
        line.setErr(new PrintWriter(complaints));
        try (var peer = new FakePeer(FakePeer::accept, new FakeBot(20))) {
            String server = "127.0.0.1:" + peer.address().getPort();
            return line.execute(
                    Stream.concat(Stream.of("--server", server), Stream.of(options))
                            .toArray(String[]::new));
        }
    }

    /** A file with half a second of tone. */
    private String words() throws IOException {
        Path file = folder.resolve("words.wav");
        Wav.mono(Frames.join(Collections.nCopies(25, TapeWriter.tone()))).write(file);
        return file.toString();
    }
}
