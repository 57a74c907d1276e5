package dev.orderline.ivr.doctor;

import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Level;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.mary.MaryEngine;
import dev.orderline.speech.vosk.VoskModel;
import java.nio.file.Path;

/** Hearing and speaking, each tried. */
public final class Speech {
    private static final String SENTENCE = "Thank you for calling.";

    /** 0.6 s: nobody says the sentence faster. */
    private static final int FEWEST_FRAMES = 30;

    private static final double QUIETEST_DBFS = -40;

    private Speech() {}

    /** Whether the model in {@code folder} is whole. */
    public static Finding model(Path folder) {
        try (VoskModel _ = VoskModel.load(folder)) {
            return new Finding.Well(folder + " is whole and loads");
        } catch (SpeechFailure refused) {
            return new Finding.Wrong(
                    refused.getMessage()
                            + ": put a whole model there (git checkout models brings back the starter, scripts/models install an official one), or set folder.model");
        }
    }

    /** Whether the voice says something that can be heard. */
    public static Finding voice() {
        try {
            var frames = MaryEngine.start().render(SENTENCE);
            double dbfs = Level.speech(Frames.join(frames));
            if (frames.size() > FEWEST_FRAMES && dbfs > QUIETEST_DBFS)
                return new Finding.Well("speaks, at %.0f dBFS".formatted(dbfs));
        } catch (SpeechFailure failed) {
            return new Finding.Wrong(
                    "does not speak (%s): %s".formatted(failed.getMessage(), MEND));
        }
        return new Finding.Wrong("is silent: " + MEND);
    }

    private static final String MEND = "remove ivr-server/target, scripts/run then builds it anew";
}
