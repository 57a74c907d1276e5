package dev.orderline.speech.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    @TempDir private Path home;

    @Test
    void oursTellsOfEachModelWhereItsNumbersComeFrom() {
        Catalogue catalogue = Catalogue.read(Path.of("../models/models.json"));
        assertTrue(catalogue.find("vosk-model-small-en-us-0.15").orElseThrow().grammars());
        assertTrue(catalogue.find("vosk-model-en-us-0.22-lgraph").orElseThrow().grammars());
        assertFalse(catalogue.find("vosk-model-en-us-0.22").orElseThrow().grammars());
        for (OfficialModel model : catalogue.models()) {
            assertEquals(
                    "https://alphacephei.com/vosk/models/" + model.name() + ".zip",
                    model.address().toString());
            assertFalse(model.source().isBlank(), model.name());
            assertFalse(model.sha256().isEmpty() && model.md5().isEmpty(), model.name());
        }
    }

    @Test
    void whatIsNoListIsToldWithItsPlace() throws IOException {
        Path file = home.resolve("models.json");
        assertRefused(file, "cannot read");
        Files.writeString(file, "{\"models\": [");
        assertRefused(file, "no list of models");
        Files.writeString(file, "{\"models\": [{\"name\": \"../x\"}]}");
        assertRefused(file, "has no language");
    }

    private static void assertRefused(Path file, String why) {
        ModelFailure refused = assertThrows(ModelFailure.class, () -> Catalogue.read(file));
        assertTrue(refused.toString().contains(why), refused.toString());
    }
}
