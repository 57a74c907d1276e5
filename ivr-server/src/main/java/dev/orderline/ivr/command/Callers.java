package dev.orderline.ivr.command;

import dev.orderline.speech.caller.CallerVoice;
import dev.orderline.speech.caller.KeptVoice;
import dev.orderline.speech.synthesis.PromptCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The synthetic callers of scenarios. None has the voice of the server. */
final class Callers {
    /** Those that are understood best come first. */
    static final List<String> VOICES =
            List.of("flite:slt", "espeak:en-us", "flite:rms", "flite:awb", "flite:kal16");

    /** What they say in a thousand scenarios. */
    private static final long ON_DISK_BYTES = 64L << 20;

    private final PromptCache kept;

    private Callers(PromptCache kept) {
        this.kept = kept;
    }

    /**
     * What they say is kept below {@code data}.
     *
     * @throws Complaint if it cannot be kept there
     */
    static Callers in(Path data) {
        try {
            return new Callers(
                    PromptCache.open(data.resolve("callers"), Duration.ZERO, ON_DISK_BYTES));
        } catch (IOException unusable) {
            throw new Complaint("what callers say cannot be kept: " + unusable.getMessage());
        }
    }

    /**
     * @param name one of {@link #VOICES}
     */
    CallerVoice voice(String name) {
        return new KeptVoice(name, CallerVoice.named(name), kept);
    }
}
