package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.Utterances.Utterance;
import dev.orderline.speech.caller.CallerVoice;
import dev.orderline.speech.caller.KeptVoice;
import dev.orderline.speech.synthesis.PromptCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes utterances out of texts. Each is spoken once, and kept for the next run. */
final class Studio {
    private final Part part;
    private final PromptCache kept;

    Studio(Part part, PromptCache kept) {
        this.part = part;
        this.kept = kept;
    }

    Utterance say(String voice, String words) throws IOException, InterruptedException {
        return say(voice, words, words);
    }

    /**
     * @param written the words as they are written for a voice
     */
    Utterance say(String voice, String words, String written)
            throws IOException, InterruptedException {
        CallerVoice speaking = new KeptVoice(voice, CallerVoice.named(voice), kept);
        return new Utterance("", "", words, speaking.speak(written));
    }

    /** What is heard beside a caller of that voice: never that voice itself. */
    Surroundings around(String voice) throws IOException, InterruptedException {
        List<String> others =
                part.bystanders().stream().filter(other -> !other.equals(voice)).toList();
        List<Utterance> talk = new ArrayList<>();
        for (String other : others)
            for (String words : Texts.outside(part)) talk.add(say(other, words));
        List<Utterance> prompts = new ArrayList<>();
        for (String words : Texts.of(part, "prompt")) prompts.add(say(others.getFirst(), words));
        return new Surroundings(talk, prompts);
    }
}
