package dev.orderline.ivr;

import dev.orderline.speech.synthesis.PromptCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** Where rendered prompts are kept. */
final class PromptFolder {
    /** Audio kept in memory: about 8 MB. */
    private static final Duration IN_MEMORY = Duration.ofMinutes(8);

    private static final long ON_DISK_BYTES = 256L << 20;

    private PromptFolder() {}

    /**
     * @throws UncheckedIOException if the folder cannot be used
     */
    static PromptCache open(Path data) {
        try {
            return PromptCache.open(data.resolve("prompts"), IN_MEMORY, ON_DISK_BYTES);
        } catch (IOException unusable) {
            throw new UncheckedIOException("the folder of prompts cannot be used", unusable);
        }
    }
}
