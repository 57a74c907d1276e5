package dev.orderline.speech.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.Utterances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingsTest {
    private static final String FILE = "wish-34-flite-awb.wav";
    private static final String TITLES = "file\tkind\twords\tvoice\n";

    private final List<String> complaints = new ArrayList<>();

    @TempDir private Path outside;
    private Path folder;

    @BeforeEach
    void record() throws IOException {
        folder = Files.createDirectory(outside.resolve("shop"));
        Files.copy(Utterances.FOLDER.resolve(FILE), folder.resolve(FILE));
        Files.copy(Utterances.FOLDER.resolve(FILE), outside.resolve("other.wav"));
    }

    @Test
    void everyLineIsOneRecording() throws IOException {
        Recordings read =
                read(
                        line(FILE, "wish", "Where is my order?", "anna"),
                        "",
                        line(FILE, "digits:6", "no", ""));

        assertEquals(List.of(), complaints);
        assertEquals(2, read.count());
        assertEquals(
                "recordings of %s: 2; 2 of anna, somebody, unknown to the model".formatted(folder),
                read.title());
    }

    @Test
    void voicesOfTheTrainingAreToldFromOthers() throws IOException {
        String title =
                read(
                                line(FILE, "wish", "operator", "flite/awb"),
                                line(FILE, "code:A9", "b four", "anna"))
                        .title();

        assertTrue(title.contains("1 of flite/awb, which the model has learned from"), title);
        assertTrue(title.contains("1 of anna, unknown to the model"), title);
    }

    @Test
    void orderNumbersNeedNoCheckDigit() {
        assertTrue(
                Question.of("order-number")
                        .grammar()
                        .meaning("one two three four five six seven eight")
                        .isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "wishes, hello, there is no kind wishes",
        "code:B7, b four, is not",
        "digits:33, one, 33 digits",
        "order-number, 12345670, as they are said",
        "wish, '', no words",
    })
    void aLineThatSaysNothingIsLeftOutAndNamed(String kind, String words, String complaint)
            throws IOException {
        assertLeftOut(line(FILE, kind, words, ""), complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "../other.wav, outside the folder",
        "link.wav, outside the folder",
        "missing.wav, no such file",
        "'', no such file",
        "transcripts.tsv, no sound file",
    })
    void aFileThatCannotBeHeardIsLeftOutAndNamed(String file, String complaint) throws IOException {
        Files.createSymbolicLink(folder.resolve("link.wav"), outside.resolve("other.wav"));
        assertLeftOut(line(file, "wish", "operator", ""), complaint);
    }

    private void assertLeftOut(String line, String complaint) throws IOException {
        assertEquals(1, read(line, line(FILE, "wish", "operator", "")).count(), "the rest goes on");
        assertEquals(1, complaints.size());
        assertTrue(complaints.getFirst().contains("transcripts.tsv line 2"), complaints::toString);
        assertTrue(complaints.getFirst().contains(complaint), complaints::toString);
    }

    @Test
    void withoutTranscriptsThereIsNothing() throws IOException {
        assertThrows(IOException.class, () -> Recordings.read(folder, complaints::add));
        Files.writeString(folder.resolve("transcripts.tsv"), "wav\ttext\n");
        assertThrows(IOException.class, () -> Recordings.read(folder, complaints::add));
        Files.write(folder.resolve("transcripts.tsv"), new byte[] {(byte) 0xff});
        assertThrows(IOException.class, () -> Recordings.read(folder, complaints::add));
    }

    private Recordings read(String... lines) throws IOException {
        Files.writeString(
                folder.resolve("transcripts.tsv"), TITLES + String.join("\n", lines) + "\n");
        return Recordings.read(folder, complaints::add);
    }

    private static String line(String file, String kind, String words, String voice) {
        return String.join("\t", file, kind, words, voice);
    }
}
