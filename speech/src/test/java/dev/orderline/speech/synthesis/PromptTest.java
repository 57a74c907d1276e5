package dev.orderline.speech.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.speech.synthesis.Prompt.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptTest {
    @Test
    void itsTextsAreCutIntoSentences() {
        assertEquals(
                List.of(new Sentence("One.", false), new Sentence("Two.", false)),
                Prompt.of("One. Two.").sentences());
    }

    @Test
    void eachSentenceRemembersWhetherItIsPersonal() {
        Prompt prompt = Prompt.of("I found it.").then(Prompt.personal("It left today."));
        assertEquals(
                List.of(new Sentence("I found it.", false), new Sentence("It left today.", true)),
                prompt.sentences());
        assertEquals("I found it. It left today.", prompt.text());
    }
}
