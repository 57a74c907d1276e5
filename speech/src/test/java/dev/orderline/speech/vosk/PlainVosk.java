package dev.orderline.speech.vosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Utterances;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Hypothesis;
import java.util.ArrayList;
import java.util.List;

/** Vosk as it comes, to compare with: the whole recording at once, its best result. For benches. */
public final class PlainVosk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final VoskModel model;

    public PlainVosk(VoskModel model) {
        this.model = model;
    }

    /** The words heard with no grammar; empty if there were none. */
    public String dictation(List<Frame> frames) {
        return heard(model.dictation(), frames);
    }

    /** The words heard with the grammar's phrases as Vosk's list, and nothing else but [unk]. */
    public String phraseList(Grammar grammar, List<Frame> frames) {
        List<String> phrases = new ArrayList<>(grammar.phrases());
        phrases.add("[unk]");
        try {
            return heard(model.recognizer(JSON.writeValueAsString(phrases)), frames);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings are always JSON", e);
        }
    }

    private static String heard(VoskRecognizer opened, List<Frame> frames) {
        try (VoskRecognizer recognizer = opened) {
            short[] pcm = Utterances.samples(frames);
            recognizer.accept(pcm, pcm.length);
            return recognizer.finish().stream().findFirst().map(Hypothesis::words).orElse("");
        }
    }
}
