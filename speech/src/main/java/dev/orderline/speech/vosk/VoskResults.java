package dev.orderline.speech.vosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.recognition.Hypothesis;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the JSON that Vosk's recognisers answer with. What does not look as expected is a {@link
 * SpeechFailure} that quotes nothing: it may hold what a caller said.
 */
final class VoskResults {
    /** A result of the longest utterance is a hundredth of that. */
    private static final int MAX_CHARACTERS = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private VoskResults() {}

    /** The words of <code>{"partial": "one two"}</code>. */
    static String partial(String result) {
        return words(tree(result).path("partial"));
    }

    /**
     * The hypotheses of <code>{"alternatives": [{"text": "one two", "confidence": 397.7}]}</code>,
     * as many as {@link VoskRecognizer#ALTERNATIVES}; none if the best has no words.
     */
    static List<Hypothesis> nBest(String result) {
        JsonNode alternatives = tree(result).path("alternatives");
        if (!alternatives.isArray()) throw unexpected();
        var nBest = new ArrayList<Hypothesis>();
        for (JsonNode alternative : alternatives) {
            String words = words(alternative.path("text"));
            if (words.isEmpty() && nBest.isEmpty()) return List.of();
            double score = score(alternative.path("confidence"));
            if (!words.isEmpty() && nBest.size() < VoskRecognizer.ALTERNATIVES)
                nBest.add(new Hypothesis(words, score));
        }
        return nBest;
    }

    private static JsonNode tree(String result) {
        if (result.length() > MAX_CHARACTERS) throw unexpected();
        try {
            return JSON.readTree(result);
        } catch (JsonProcessingException _) {
            throw unexpected(); // without the cause, whose message quotes the text
        }
    }

    private static String words(JsonNode text) {
        if (!text.isTextual()) throw unexpected();
        return text.textValue().strip().replaceAll("\\s+", " ");
    }

    private static double score(JsonNode confidence) {
        if (!confidence.isNumber() || !Double.isFinite(confidence.doubleValue()))
            throw unexpected();
        return confidence.doubleValue();
    }

    private static SpeechFailure unexpected() {
        return new SpeechFailure("reading a decoder's result: not of the expected form");
    }
}
