package dev.orderline.ivr.sounds;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.synthesis.CachedVoice;
import dev.orderline.speech.synthesis.RenderingKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the sounds of one voice on disk for as long as somebody needs them, and an hour longer:
 * another process may still go on with calls that need them, and no call by keys lasts longer.
 * Thread-safe.
 */
public final class SoundShelf {
    private static final Duration KEPT_LONGER = Duration.ofHours(1);

    private final SoundFolder folder;
    private final String language;
    private final CachedVoice voice;

    /** How many need each sound, by name; guarded by itself. */
    private final Map<String, Integer> uses = new HashMap<>();

    /** Sounds that are there. */
    public interface Kept extends AutoCloseable {
        /** Nobody needs them any more. */
        @Override
        void close();
    }

    private SoundShelf(SoundFolder folder, String language, CachedVoice voice) {
        this.folder = folder;
        this.language = language;
        this.voice = voice;
    }

    /**
     * @param language that {@code voice} speaks, a BCP 47 tag
     * @throws IOException if the folder cannot be used
     */
    public static SoundShelf open(SoundFolder folder, String language, CachedVoice voice)
            throws IOException {
        folder.prepare();
        return new SoundShelf(folder, language, voice);
    }

    /**
     * Makes the sounds of {@code texts} that are not there yet, and waits for it.
     *
     * @param texts whole sentences or pieces of some; none is personal
     * @param progress told how many of those that were missing are there by now
     * @return lets go of them
     * @throws SpeechFailure if one of them cannot be made; none is kept then
     */
    public Kept keep(Collection<String> texts, CachedVoice.Progress progress)
            throws InterruptedException {
        Map<String, String> words = words(texts);
        need(words.keySet());
        Kept kept = () -> release(words.keySet());
        try {
            Map<String, String> missing = new LinkedHashMap<>(words);
            missing.keySet().removeIf(folder::has);
            voice.render(missing.values(), this::write, progress);
            return kept;
        } catch (RuntimeException | InterruptedException failed) {
            kept.close();
            throw failed;
        }
    }

    /** What is to be rendered, by the names of the sounds. */
    private Map<String, String> words(Collection<String> texts) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String text : texts) {
            String each = SoundWords.of(text);
            if (!each.isEmpty()) words.put(RenderingKey.of(voice.identity(), each), each);
        }
        return words;
    }

    private void write(String words, List<Frame> frames) {
        try {
            folder.write(RenderingKey.of(voice.identity(), words), frames);
        } catch (IOException full) {
            throw new SpeechFailure("keep a sound on the disk", full);
        }
    }

    private void need(Collection<String> names) {
        synchronized (uses) {
            names.forEach(name -> uses.merge(name, 1, Integer::sum));
        }
    }

    private void release(Collection<String> names) {
        synchronized (uses) {
            names.forEach(
                    name -> uses.computeIfPresent(name, (_, many) -> many == 1 ? null : many - 1));
        }
    }

    /**
     * Tells readers that all the sounds of this voice are there which they may need: those of
     * another one are not looked for any more.
     *
     * @throws IOException if that cannot be written
     */
    public void announce() throws IOException {
        folder.announce(language, voice.identity());
    }

    /**
     * Removes what nobody has needed for an hour, of this voice or an earlier one. To be called
     * more often than once in an hour.
     *
     * @throws IOException if the folder cannot be used
     */
    public void tidy(Instant now) throws IOException {
        synchronized (uses) {
            for (String name : uses.keySet()) folder.touch(name, now);
            for (String name : folder.notNeededAfter(now.minus(KEPT_LONGER)))
                if (!uses.containsKey(name)) folder.remove(name);
        }
    }
}
