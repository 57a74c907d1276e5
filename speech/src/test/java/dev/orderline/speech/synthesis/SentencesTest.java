package dev.orderline.speech.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void everyMarkBeforeACapitalEndsASentence() {
        assertEquals(
                List.of("Sorry.", "What?!", "Please say it again.", "\u201cYes.\u201d", "No"),
                Sentences.split("  Sorry. What?!\nPlease say it again.   \u201cYes.\u201d No "));
    }

    @Test
    void aSentenceMayBeginWithANumberOrASlot() {
        assertEquals(
                List.of("I found it.", "2 items left.", "{items} are late."),
                Sentences.split("I found it. 2 items left. {items} are late."));
    }

    @Test
    void abbreviationsAndInitialsGoOn() {
        String text =
                "Dr. J. Smith of Main St. 5 wrote on Nov. 24 to the U.S. Post at 8 a.m. sharp";
        assertEquals(List.of(text), Sentences.split(text));
    }

    @Test
    void decimalsAndAddressesGoOn() {
        String text = "It costs 24.99 at www.example.com, i.e. less.";
        assertEquals(List.of(text), Sentences.split(text));
    }

    @Test
    void thereAreNoSentencesInBlanks() {
        assertEquals(List.of(), Sentences.split(""));
        assertEquals(List.of(), Sentences.split(" \n "));
    }
}
