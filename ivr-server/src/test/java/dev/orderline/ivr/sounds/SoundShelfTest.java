package dev.orderline.ivr.sounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.audio.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundShelfTest {
    private static final Duration LONG = Duration.ofMinutes(70);

    @TempDir Path data;

    private final SilentEngine engine = new SilentEngine("one");
    private final Instant now = Instant.now();
    private Studio studio;

    @BeforeEach
    void open() throws IOException {
        studio = new Studio(data);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void whatIsKeptIsAFileThatAsteriskPlays() throws Exception {
        keep(studio.shelf(engine), "Good day.");

        assertEquals(1, studio.files().size());
        assertEquals(1, Wav.read(studio.files().getFirst()).lanes());
    }

    @Test
    void aNameTellsNothingOfWhatIsSaid() throws Exception {
        keep(studio.shelf(engine), "Cleveland");

        String name = studio.files().getFirst().getFileName().toString();
        assertTrue(name.matches("[0-9a-f]{64}\\.wav"), name);
    }

    @Test
    void theEndOfAPieceIsNotDrawnOut() throws Exception {
        keep(studio.shelf(engine), "Your order will come", " today.", "Right?", " on the ");

        assertEquals(
                List.of("Your order will come,", "today.", "Right?", "on the,"),
                List.copyOf(engine.rendered()));
    }

    @Test
    void whatCannotBeSaidNeedsNoSound() throws Exception {
        keep(studio.shelf(engine), " . ", "");

        assertEquals(List.of(), studio.files());
    }

    @Test
    void whatIsThereIsNotMadeAgain() throws Exception {
        keep(studio.shelf(engine), "Good day.", "Goodbye.");
        List<String> told = new ArrayList<>();
        studio.shelf(engine)
                .keep(
                        List.of("Good day.", "Goodbye.", "One moment."),
                        (done, of) -> told.add(done + " of " + of));

        assertEquals(
                List.of("Good day.", "Goodbye.", "One moment."), List.copyOf(engine.rendered()));
        assertEquals(List.of("1 of 1"), told);
    }

    @Test
    void whenOneCannotBeMadeNoneIsKept() throws Exception {
        SoundShelf shelf = studio.shelf(engine);
        assertThrows(SpeechFailure.class, () -> keep(shelf, "Good day.", "This will fail."));

        shelf.tidy(now.plus(LONG));
        assertEquals(List.of(), studio.files());
    }

    @Test
    void whatNobodyNeedsGoesAnHourLater() throws Exception {
        SoundShelf shelf = studio.shelf(engine);
        SoundShelf.Kept first = keep(shelf, "Good day.", "Goodbye.");
        keep(shelf, "Goodbye.");
        shelf.tidy(now.plus(LONG));
        assertEquals(2, studio.files().size());

        first.close();
        shelf.tidy(now.plus(LONG).plusSeconds(3_500));
        assertEquals(2, studio.files().size());
        shelf.tidy(now.plus(LONG).plusSeconds(3_700));
        assertEquals(1, studio.files().size());
    }

    @Test
    void whatAnEarlierProcessHasLeftGoesAnHourAfterItWasNeeded() throws Exception {
        keep(studio.shelf(engine), "Good day.");
        SoundShelf next = studio.shelf(engine);

        next.tidy(now.plusSeconds(3_000));
        assertEquals(1, studio.files().size());
        next.tidy(now.plus(LONG));
        assertEquals(0, studio.files().size());
    }

    @Test
    void pausesStay() throws Exception {
        studio.shelf(engine).tidy(now.plus(LONG));

        for (Pause pause : Pause.values()) assertTrue(studio.folder().has(pause.sound()));
    }

    @Test
    void anotherVoiceHasSoundsOfItsOwnAndSpeaksOnceItHasAll() throws Exception {
        SoundShelf one = studio.shelf(engine);
        keep(one, "Good day.");
        one.announce();
        SoundShelf two = studio.shelf(new SilentEngine("two"));
        keep(two, "Good day.");

        assertEquals(2, studio.files().size());
        assertEquals(Optional.of("one"), studio.folder().voice(Studio.LANGUAGE));
        two.announce();
        assertEquals(Optional.of("two"), studio.folder().voice(Studio.LANGUAGE));
    }

    @Test
    void whatWasLeftUnfinishedIsRemoved() throws IOException {
        studio.shelf(engine);
        Path unfinished = data.resolve("asterisk/sounds/orderline/rendered/x.wav.12.unfinished");
        Files.writeString(unfinished, "RIFF");

        studio.shelf(engine);
        assertFalse(Files.exists(unfinished));
    }

    private static SoundShelf.Kept keep(SoundShelf shelf, String... texts)
            throws InterruptedException {
        return shelf.keep(List.of(texts), (_, _) -> {});
    }
}
