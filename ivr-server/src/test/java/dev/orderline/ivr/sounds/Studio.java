package dev.orderline.ivr.sounds;

import dev.orderline.speech.synthesis.CachedVoice;
import dev.orderline.speech.synthesis.PromptCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Shelves of American English over one folder, whose voices say nothing. */
final class Studio implements AutoCloseable {
    static final String LANGUAGE = "en-US";

    private final Path data;
    private final PromptCache cache;
    private final List<CachedVoice> voices = new ArrayList<>();

    Studio(Path data) throws IOException {
        this.data = data;
        this.cache = PromptCache.open(data.resolve("prompts"), Duration.ofMinutes(1), 1 << 24);
    }

    SoundFolder folder() {
        return SoundFolder.below(data);
    }

    SoundShelf shelf(SilentEngine engine) throws IOException {
        var voice = new CachedVoice(engine, cache, 1, 10);
        voices.add(voice);
        return SoundShelf.open(folder(), LANGUAGE, voice);
    }

    /** The files of sounds, but for pauses. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("asterisk/sounds/orderline/rendered"))) {
            return files.filter(file -> file.toString().endsWith(".wav"))
                    .filter(file -> !file.getFileName().toString().startsWith("silence"))
                    .toList();
        }
    }

    @Override
    public void close() {
        voices.forEach(CachedVoice::close);
    }
}
