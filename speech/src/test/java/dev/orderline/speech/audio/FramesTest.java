package dev.orderline.speech.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {
    @Test
    void theLastFrameIsFilledUpWithSilence() {
        short[] pcm = Tones.sine(440, 10_000, 2 * Frame.SAMPLES + 1, Frame.RATE_HZ);
        List<Frame> frames = Frames.cut(pcm);
        assertEquals(3, frames.size());
        assertArrayEquals(Arrays.copyOf(pcm, 3 * Frame.SAMPLES), Frames.join(frames));
    }

    @Test
    void wholeFramesStayAsManyAndNothingStaysNothing() {
        assertEquals(2, Frames.cut(new short[2 * Frame.SAMPLES]).size());
        assertEquals(List.of(), Frames.cut(new short[0]));
        assertEquals(0, Frames.join(List.of()).length);
    }
}
