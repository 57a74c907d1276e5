package dev.orderline.speech.caller;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.mary.MaryEngine;
import dev.orderline.speech.synthesis.TextNormaliser;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** MaryTTS in this JVM: needs nothing installed, and some seconds to start. */
final class MaryVoice implements CallerVoice {
    /** One per JVM, as MaryTTS itself; started by whoever touches it first. */
    private static final class Engine {
        static final MaryEngine MARY = MaryEngine.start();
    }

    @Override
    public List<Frame> speak(String words) throws IOException {
        Optional<String> speakable =
                Optional.of(TextNormaliser.normalise(words)).filter(said -> !said.isEmpty());
        if (speakable.isEmpty())
            throw new IOException("There is nothing in it that can be spoken: write words.");
        try {
            return Engine.MARY.render(speakable.get());
        } catch (SpeechFailure e) {
            throw new IOException("MaryTTS cannot speak this: take other words or a file.", e);
        }
    }
}
