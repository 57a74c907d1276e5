package dev.orderline.speech.vosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orderline.speech.recognition.PhraseList;
import dev.orderline.speech.recognition.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What Vosk is given for a grammar, as it takes it.
 *
 * @param whole a JSON array of all phrases, and of the decoys
 * @param styles one of each style
 * @param expected one of what a caller is expected to say; often none
 */
record PhraseLists(String whole, List<String> styles, List<Expected> expected) {
    /**
     * @param phrases a JSON array
     * @param answers those of the phrases that are answers
     */
    record Expected(String phrases, List<String> answers) {
        Expected {
            answers = List.copyOf(answers);
        }
    }

    /** Vosk's own word for anything else. */
    private static final String UNKNOWN = "[unk]";

    private static final ObjectMapper JSON = new ObjectMapper();

    PhraseLists {
        styles = List.copyOf(styles);
        expected = List.copyOf(expected);
    }

    static PhraseLists of(PhraseList list) {
        List<String> whole = new ArrayList<>(list.phrases());
        whole.addAll(list.decoys());
        whole.add(UNKNOWN);
        return new PhraseLists(
                json(whole), list.styles().stream().map(PhraseLists::json).toList(), List.of());
    }

    /**
     * These, and what is expected.
     *
     * @param known which words the model can hear
     */
    PhraseLists expecting(List<Style> answers, Predicate<String> known) {
        return new PhraseLists(
                whole,
                styles,
                answers.stream()
                        .map(each -> new Expected(json(PhraseList.of(each, known)), each.phrases()))
                        .toList());
    }

    private static String json(List<String> phrases) {
        try {
            return JSON.writeValueAsString(phrases);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings are always JSON", e);
        }
    }
}
