package dev.orderline.speech.vosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.recognition.Hypothesis;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoskResultsTest {
    @Test
    void hypothesesComeInVosksOrder() {
        // captured from Vosk 0.3.45 with setMaxAlternatives(5)
        String result =
                """
                {
                  "alternatives" : [{
                      "confidence" : 106.330917,
                      "text" : "yes nine oh two"
                    }, {
                      "confidence" : 106.267662,
                      "text" : " yes  nine four two "
                    }]
                }\
                """;
        assertEquals(
                List.of(
                        new Hypothesis("yes nine oh two", 106.330917),
                        new Hypothesis("yes nine four two", 106.267662)),
                VoskResults.nBest(result));
    }

    @Test
    void noWordsAreNoHypotheses() {
        assertEquals(
                List.of(),
                VoskResults.nBest(
                        """
                        {"alternatives": [{"confidence": 1.0, "text": ""},
                                          {"confidence": 0.5, "text": "no"}]}\
                        """));
        assertEquals(List.of(), VoskResults.nBest("{\"alternatives\": []}"));
    }

    @Test
    void anEmptyOneAmongOthersIsLeftOut() {
        assertEquals(
                List.of(new Hypothesis("no", 1.0)),
                VoskResults.nBest(
                        """
                        {"alternatives": [{"confidence": 1.0, "text": "no"},
                                          {"confidence": 0.5, "text": ""}]}\
                        """));
    }

    @Test
    void noMoreThanWereAskedForAreTaken() {
        String many = "{\"confidence\": 1, \"text\": \"no\"},".repeat(50);
        assertEquals(
                VoskRecognizer.ALTERNATIVES,
                VoskResults.nBest(
                                "{\"alternatives\": ["
                                        + many.substring(0, many.length() - 1)
                                        + "]}")
                        .size());
    }

    @Test
    void partialWordsAreRead() {
        assertEquals("one two", VoskResults.partial("{\n  \"partial\" : \"one two\"\n}"));
        assertEquals("", VoskResults.partial("{\"partial\" : \"\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{\"alternatives\": \"my secret\"}",
                "{\"text\": \"my secret\"}",
                "{\"alternatives\": [{\"text\": \"my secret\"}]}",
                "{\"alternatives\": [{\"text\": \"my secret\", \"confidence\": \"high\"}]}",
                "{\"alternatives\": [{\"text\": \"my secret\", \"confidence\": nan}]}",
                "{\"alternatives\": [{\"text\": \"my secret\", \"confidence\": 1e999}]}",
                "{\"alternatives\": [{\"text\": [\"my secret\"], \"confidence\": 1}]}",
                "{\"alternatives\": [\"my secret\"]}",
                "{\"partial\": {\"my\": \"secret\"}}"
            })
    void anythingElseIsAFailureThatQuotesNothing(String result) {
        for (SpeechFailure failure :
                List.of(
                        assertThrows(SpeechFailure.class, () -> VoskResults.nBest(result)),
                        assertThrows(SpeechFailure.class, () -> VoskResults.partial(result)))) {
            assertFalse(failure.toString().contains("secret"));
            assertNull(failure.getCause());
        }
    }

    @Test
    void endlessOrDeepJsonIsRefused() {
        for (String result : List.of("[".repeat(50_000), " ".repeat(200_000) + "{}"))
            assertThrows(SpeechFailure.class, () -> VoskResults.nBest(result));
    }
}
