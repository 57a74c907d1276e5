package dev.orderline.ivr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.command.Terminal.Outcome;
import dev.orderline.ivr.orders.LetterKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/letters} does. */
class LettersCommandTest {
    @TempDir private Path home;

    private Terminal terminal;

    @BeforeEach
    void sitDown() throws IOException {
        terminal = new Terminal(home);
    }

    @Test
    void goodTextsAreGood() {
        Outcome outcome = terminal.letters("check");
        assertEquals(0, outcome.status());
        assertTrue(outcome.out().endsWith("letters.yaml: good\n"), outcome::toString);
    }

    @Test
    void everyKindIsShownAsCustomersGetIt() {
        Outcome outcome = terminal.letters("show");
        assertEquals(0, outcome.status());
        assertEquals(
                LetterKind.values().length, outcome.out().split("--- Fernhill: ", -1).length - 1);
        assertTrue(outcome.out().contains("Please send it by December 24, 2026."));
    }

    @Test
    void aMistakeIsToldWithItsLine() throws IOException {
        terminal.change("../letters/letters.yaml", "Your code is {code}.", "Your code is {kode}.");
        Outcome outcome = terminal.letters("check");
        assertEquals(1, outcome.status());
        assertTrue(outcome.out().contains("there is no {kode} here"), outcome::toString);
        assertTrue(outcome.err().contains("letters.yaml has errors"), outcome::toString);
    }

    @Test
    void anUnknownWishIsRefused() {
        assertEquals(2, terminal.letters("print").status());
    }
}
