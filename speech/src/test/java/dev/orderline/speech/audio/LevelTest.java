package dev.orderline.speech.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LevelTest {
    private static final int SECOND = Frame.RATE_HZ;

    @Test
    void aSineOfHalfScaleHasItsTextbookLevels() {
        short[] sine = Tones.sine(1_000, 16_384, SECOND, SECOND);
        assertEquals(-6.02, Level.peak(sine), 0.01);
        assertEquals(-9.03, Level.rms(sine), 0.01);
        assertEquals(-9.03, Level.speech(sine), 0.01);
    }

    @Test
    void silenceIsInfinitelyFarDown() {
        assertEquals(Double.NEGATIVE_INFINITY, Level.peak(new short[SECOND]));
        assertEquals(Double.NEGATIVE_INFINITY, Level.rms(new short[0]));
        assertEquals(Double.NEGATIVE_INFINITY, Level.speech(new short[SECOND]));
    }

    @Test
    void pausesDoNotCountAsSpeech() {
        short[] sine = Tones.sine(1_000, 4_000, SECOND, SECOND);
        short[] withPause = Tones.join(sine, new short[3 * SECOND]);
        assertEquals(Level.speech(sine), Level.speech(withPause), 0.01);
        assertEquals(Level.rms(sine) - 6.02, Level.rms(withPause), 0.01);
    }

    @Test
    void loudAndFaintSpeechComeToOneLevel() {
        for (double amplitude : new double[] {800, 4_000, 30_000, 60_000}) {
            float[] pcm = new float[SECOND];
            for (int i = 0; i < SECOND; i++)
                pcm[i] = (float) (amplitude * Math.sin(2 * Math.PI * 500 * i / SECOND));
            short[] levelled = Level.level(pcm);
            assertEquals(Level.SPEECH_DBFS, Level.speech(levelled), 0.05, "from " + amplitude);
        }
    }

    @Test
    void peaksThatWouldClipKeepItQuieter() {
        short[] faint = Tones.sine(500, 300, SECOND, SECOND);
        faint[100] = 20_000;
        short[] levelled = Level.level(Tones.floats(faint));
        assertEquals(-1, Level.peak(levelled), 0.01);
        assertTrue(Level.speech(levelled) < Level.SPEECH_DBFS);
    }

    @Test
    void noiseOfOneBitIsNotBlownUp() {
        short[] noise = new short[SECOND];
        for (int i = 0; i < SECOND; i++) noise[i] = (short) (i % 2);
        assertEquals(Level.rms(noise) + 20, Level.rms(Level.level(Tones.floats(noise))), 0.01);
    }

    @Test
    void silenceStaysSilence() {
        assertArrayEquals(new short[100], Level.level(new float[100]));
        assertEquals(0, Level.level(new float[0]).length);
    }
}
