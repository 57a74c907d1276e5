package dev.orderline.speech.vosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.SpeechFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(DecoderNoise.RANDOM)
class ModelLexiconTest {
    @Test
    void theStarterModelKnowsHowItsWordsSound() {
        ModelLexicon lexicon = ModelLexicon.read(VoskModelTest.STARTER);
        assertEquals(List.of(List.of("AH"), List.of("EY")), lexicon.of("a"));
        assertTrue(lexicon.of("fernhill").isEmpty());
        assertTrue(lexicon.words().size() > 40_000);
    }

    @Test
    void aModelMayHaveNone(@TempDir Path folder) {
        assertFalse(ModelLexicon.isIn(folder));
        assertThrows(SpeechFailure.class, () -> ModelLexicon.read(folder));
    }

    @Test
    void linesWithoutPhonesArePassedOver(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve(ModelLexicon.FILE), "\nalone\ngo G OW\n");
        assertEquals(List.of(List.of("G", "OW")), ModelLexicon.read(folder).of("go"));
        assertTrue(ModelLexicon.read(folder).of("alone").isEmpty());
    }
}
