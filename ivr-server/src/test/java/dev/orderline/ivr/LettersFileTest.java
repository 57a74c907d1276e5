package dev.orderline.ivr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LettersFileTest {
    @TempDir private Path folder;

    @Test
    void textsWithMistakesAreNotUsedAndEachIsNamed() throws IOException {
        Path file = folder.resolve("letters.yaml");
        Files.writeString(file, "signature: \"{shop}\"\nletters: {}\nsettled: {}\n", UTF_8);
        LettersFile read = LettersFile.read(file, "Fernhill");
        var wrong = assertThrows(IllegalArgumentException.class, read::orThrow);

        assertTrue(
                String.valueOf(wrong.getMessage()).startsWith(file + ":2:1: error: "),
                wrong::getMessage);
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        Path file = folder.resolve("letters.yaml");
        var missing =
                assertThrows(UncheckedIOException.class, () -> LettersFile.read(file, "Fernhill"));

        assertEquals(
                "cannot read the texts of letters " + file + ": " + file, missing.getMessage());
    }
}
