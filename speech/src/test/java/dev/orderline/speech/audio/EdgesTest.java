package dev.orderline.speech.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EdgesTest {
    private static final int MS = Frame.RATE_HZ / 1_000;
    private static final short[] SPEECH = Tones.sine(400, 6_000, 500 * MS, Frame.RATE_HZ);

    @Test
    void silenceIsCutToTenAndFortyMs() {
        short[] trimmed = Edges.trim(Tones.join(new short[300 * MS], SPEECH, new short[700 * MS]));
        assertEquals(10 * MS + SPEECH.length + 40 * MS, trimmed.length, 5 * MS);
    }

    @Test
    void faintNoiseCountsAsSilence() {
        short[] noise = Tones.sine(2_000, 30, 200 * MS, Frame.RATE_HZ); // -64 dBFS
        short[] trimmed = Edges.trim(Tones.join(noise, SPEECH, noise));
        assertTrue(trimmed.length <= SPEECH.length + 55 * MS, trimmed.length + " samples");
    }

    @Test
    void aFaintConsonantAtTheStartStays() {
        short[] consonant = Tones.sine(3_000, 150, 60 * MS, Frame.RATE_HZ); // -50 dBFS
        short[] trimmed = Edges.trim(Tones.join(new short[200 * MS], consonant, SPEECH));
        assertTrue(trimmed.length >= consonant.length + SPEECH.length, trimmed.length + " samples");
    }

    @Test
    void speechThatBeginsAtOnceFadesInAndOut() {
        short[] trimmed = Edges.trim(Tones.join(SPEECH));
        assertEquals(SPEECH.length, trimmed.length);
        assertEquals(0, trimmed[0]);
        assertEquals(0, trimmed[trimmed.length - 1]);
        for (int i = 0; i < MS; i++) assertTrue(Math.abs(trimmed[i]) < 6_000 / 4, "sample " + i);
        assertEquals(SPEECH[SPEECH.length / 2], trimmed[trimmed.length / 2]);
    }

    @Test
    void nothingIsLeftOfSilence() {
        assertEquals(0, Edges.trim(new short[0]).length);
        assertEquals(0, Edges.trim(new short[1_000]).length);
        assertEquals(0, Edges.trim(new short[13]).length);
    }
}
