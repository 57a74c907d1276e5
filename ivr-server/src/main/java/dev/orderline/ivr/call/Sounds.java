package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.Manner;
import dev.orderline.speech.synthesis.Prompt;
import java.util.List;

/** What can be said without a voice: sounds rendered beforehand. Thread-safe. */
public interface Sounds {
    /**
     * The sounds that say {@code prompt} from beginning to end, by their names.
     *
     * @throws dev.orderline.speech.audio.SpeechFailure if one is missing: nothing is left out,
     *     since half a sentence may say the opposite
     */
    List<String> of(Prompt prompt, Manner manner);
}
