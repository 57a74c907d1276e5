package dev.orderline.speech.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoiseSuppressorTest {
    private static final int SECOND = 50;

    private final NoiseSuppressor suppressor = new NoiseSuppressor();

    @Test
    void ofNoiseThatIsNotKnownNothingIsTakenOut() {
        short[] noise = noise(SECOND, 1_000);

        assertArrayEquals(late(noise), suppressed(noise, 0));
    }

    @Test
    void whatIsNotHeardInTheNoiseStaysAsItIs() {
        short[] sound = new short[4 * SECOND * Frame.SAMPLES];
        short[] tone = tone(2 * SECOND, 1_000, 8_000);
        System.arraycopy(tone, 0, sound, sound.length / 2, tone.length);

        short[] heard = suppressed(sound, 2 * SECOND);

        assertEquals(Level.rms(tone), Level.rms(second(heard, 3)), 0.1);
    }

    @Test
    void steadyNoiseGoesAndAVoiceInItStays() {
        short[] noise = noise(6 * SECOND, 300);
        short[] tone = tone(2 * SECOND, 1_000, 4_000);
        short[] both = noise.clone();
        int from = 2 * SECOND * Frame.SAMPLES;
        for (int i = 0; i < tone.length; i++) both[from + i] += tone[i];

        short[] heard = suppressed(both, 2 * SECOND);

        assertEquals(Level.rms(tone), Level.rms(second(heard, 3)), 0.5);
        assertEquals(-11, Level.rms(second(heard, 5)) - Level.rms(second(noise, 5)), 2);
        assertTrue(Level.rms(second(heard, 1)) < Level.rms(second(noise, 1)) - 6);
    }

    /** The beginning of a voice, which is noticed late, does not count as noise. */
    @Test
    void aVoiceIsNoNoise() {
        short[] tone = tone(2 * SECOND, 1_000, 4_000);

        short[] heard = suppressed(tone, 4);

        assertEquals(Level.rms(tone), Level.rms(second(heard, 1)), 0.1);
    }

    @Test
    void theLoudestSoundStaysInRange() {
        short[] loud = tone(SECOND, 500, 32_767);

        short[] heard = suppressed(loud, 0);

        assertArrayEquals(late(loud), heard);
    }

    /** What comes out of the sound, of which so many frames are quiet. */
    private short[] suppressed(short[] sound, int quiet) {
        List<Frame> frames = new ArrayList<>();
        int at = 0;
        for (Frame frame : Utterances.frames(sound))
            frames.add(suppressor.suppress(frame, at++ >= quiet));
        return Utterances.samples(frames);
    }

    /** One frame later. */
    private static short[] late(short[] sound) {
        short[] late = new short[sound.length];
        System.arraycopy(sound, 0, late, Frame.SAMPLES, sound.length - Frame.SAMPLES);
        return late;
    }

    private static short[] second(short[] sound, int second) {
        short[] one = new short[SECOND * Frame.SAMPLES];
        System.arraycopy(sound, second * one.length, one, 0, one.length);
        return one;
    }

    private static short[] noise(int frames, double deviation) {
        var random = new Random(1);
        short[] noise = new short[frames * Frame.SAMPLES];
        for (int i = 0; i < noise.length; i++)
            noise[i] = (short) Math.round(deviation * random.nextGaussian());
        return noise;
    }

    private static short[] tone(int frames, double hz, double peak) {
        return Tones.sine(hz, peak, frames * Frame.SAMPLES, Frame.RATE_HZ);
    }
}
