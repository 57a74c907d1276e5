package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.Manner;
import dev.orderline.speech.recognition.SpeechRecognizer;
import dev.orderline.speech.synthesis.Voice;
import java.util.Map;

/**
 * What hears and speaks, by language. Shared by all calls.
 *
 * @param languages by BCP 47 tag
 */
public record Speech(Map<String, Spoken> languages) {
    public Speech {
        languages = Map.copyOf(languages);
    }

    /**
     * One language.
     *
     * @param slowVoice for callers who asked for it
     */
    public record Spoken(SpeechRecognizer recognizer, Voice voice, Voice slowVoice) {}

    /** One language, hears and speaks. */
    public static Speech of(String language, SpeechRecognizer recognizer, Voice voice) {
        return new Speech(Map.of(language, new Spoken(recognizer, voice, voice)));
    }

    SpeechRecognizer recognizer(Manner manner) {
        return spoken(manner).recognizer();
    }

    Voice voice(Manner manner) {
        return manner.slowly() ? spoken(manner).slowVoice() : spoken(manner).voice();
    }

    private Spoken spoken(Manner manner) {
        Spoken spoken = languages.get(manner.language());
        if (spoken == null) throw new IllegalStateException("nobody speaks " + manner.language());
        return spoken;
    }
}
