package dev.orderline.speech.caller;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.synthesis.PromptCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A voice whose sentences are kept, and so spoken once. Thread-safe if the voice is; two threads
 * may both speak what neither finds.
 */
public final class KeptVoice implements CallerVoice {
    private final String name;
    private final CallerVoice voice;
    private final PromptCache kept;

    /**
     * @param name of the voice: others' sentences are others
     * @param kept may be shared with other voices
     */
    public KeptVoice(String name, CallerVoice voice, PromptCache kept) {
        this.name = name;
        this.voice = voice;
        this.kept = kept;
    }

    @Override
    public List<Frame> speak(String words) throws IOException, InterruptedException {
        String key = key(words);
        Optional<List<Frame>> known = kept.find(key);
        if (known.isPresent()) return known.get();
        List<Frame> spoken = voice.speak(words);
        kept.store(key, spoken);
        return spoken;
    }

    private String key(String words) {
        byte[] text = (name + "\n" + words).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
