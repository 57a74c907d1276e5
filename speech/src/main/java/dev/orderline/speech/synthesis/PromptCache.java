package dev.orderline.speech.synthesis;

import dev.orderline.speech.audio.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rendered sentences under the keys of what was rendered: the latest used in memory, fixed ones on
 * a disk as well. Thread-safe. Its frames are shared by all who ask, being immutable.
 */
public final class PromptCache {
    private final SentenceFiles files;
    private final int maxFrames;

    /** Guarded by itself, as is {@link #frames}; the least lately used first. */
    private final Map<String, List<Frame>> memory = new LinkedHashMap<>(64, 0.75f, true);

    /** How many frames {@link #memory} holds. */
    private int frames;

    private PromptCache(SentenceFiles files, int maxFrames) {
        this.files = files;
        this.maxFrames = maxFrames;
    }

    /**
     * Opens the cache in a folder, which is made if there is none and belongs to this process.
     *
     * @param maxInMemory of speech; a minute takes one megabyte
     * @param maxBytesOnDisk of files; when there are more, those that were used least lately go
     * @throws IOException if the folder cannot be made or read
     */
    public static PromptCache open(Path folder, Duration maxInMemory, long maxBytesOnDisk)
            throws IOException {
        return new PromptCache(
                SentenceFiles.open(folder, maxBytesOnDisk), Frame.count(maxInMemory));
    }

    /** The sentence, if it is in memory. Never waits for the disk. */
    Optional<List<Frame>> recall(String key) {
        synchronized (memory) {
            return Optional.ofNullable(memory.get(key));
        }
    }

    /** The sentence, if it is in memory or on the disk. */
    public Optional<List<Frame>> find(String key) {
        Optional<List<Frame>> recalled = recall(key);
        if (recalled.isPresent()) return recalled;
        Optional<List<Frame>> read = files.read(key);
        read.ifPresent(sentence -> remember(key, sentence));
        return read;
    }

    /** Keeps a sentence on the disk, and waits for that. */
    public void store(String key, List<Frame> sentence) {
        files.write(key, sentence);
    }

    /** Keeps a sentence in memory. */
    void remember(String key, List<Frame> sentence) {
        synchronized (memory) {
            List<Frame> before = memory.put(key, sentence);
            frames += sentence.size() - (before == null ? 0 : before.size());
            Iterator<List<Frame>> oldest = memory.values().iterator();
            while (frames > maxFrames && oldest.hasNext()) {
                frames -= oldest.next().size();
                oldest.remove();
            }
        }
    }
}
