package dev.orderline.speech.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.synthesis.PromptCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptVoiceTest {
    private static final List<Frame> SOUND = Frames.cut(new short[] {1, 2, 3, 4});

    @TempDir private Path folder;

    private final List<String> spoken = new ArrayList<>();
    private final CallerVoice voice =
            words -> {
                spoken.add(words);
                return SOUND;
            };
    private PromptCache kept;

    @BeforeEach
    void open() throws IOException {
        kept = PromptCache.open(folder, Duration.ZERO, 1_000_000);
    }

    @Test
    void whatWasSpokenIsNotSpokenAgain() throws Exception {
        var first = new KeptVoice("slt", voice, kept);
        assertEquals(Frames.join(SOUND).length, Frames.join(first.speak("yes")).length);

        var again = new KeptVoice("slt", voice, PromptCache.open(folder, Duration.ZERO, 1_000_000));
        assertEquals(List.of("yes"), spoken);
        assertEquals(4, Frames.join(again.speak("yes"))[3]);
        assertEquals(List.of("yes"), spoken);
    }

    @Test
    void otherWordsAndOtherVoicesAreSpoken() throws Exception {
        var slt = new KeptVoice("slt", voice, kept);
        var rms = new KeptVoice("rms", voice, kept);
        slt.speak("yes");
        slt.speak("no");
        rms.speak("yes");
        assertEquals(List.of("yes", "no", "yes"), spoken);
    }
}
