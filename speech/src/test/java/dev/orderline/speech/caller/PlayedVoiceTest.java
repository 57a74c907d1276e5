package dev.orderline.speech.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Level;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlayedVoiceTest {
    private static final int SECONDS = 2;

    @ParameterizedTest
    @CsvSource({"500, 1.12", "500, 0.85", "2000, 1.1", "3000, 1.1", "3000, 0.9", "1000, 2"})
    void allFrequenciesAreMultipliedAndTheLengthIsDivided(int toneHz, double factor)
            throws Exception {
        short[] played = Frames.join(new PlayedVoice(_ -> tone(toneHz), factor).speak("hum"));

        assertEquals(SECONDS * Frame.RATE_HZ / factor, played.length, Frame.SAMPLES);
        assertEquals(toneHz * factor, frequency(played), 3);
        assertEquals(Level.SPEECH_DBFS, Level.speech(played), 0.3);
    }

    private static List<Frame> tone(int toneHz) {
        short[] pcm = new short[SECONDS * Frame.RATE_HZ];
        for (int i = 0; i < pcm.length; i++)
            pcm[i] = (short) (5_000 * Math.sin(2 * Math.PI * toneHz * i / Frame.RATE_HZ));
        return Frames.cut(pcm);
    }

    /** In Hz, by the crossings of zero in half a second from the middle. */
    private static double frequency(short[] pcm) {
        int crossings = 0;
        for (int i = pcm.length / 2 - 2_000; i < pcm.length / 2 + 2_000; i++)
            if (pcm[i] < 0 != pcm[i + 1] < 0) crossings++;
        return crossings / 2.0 / (4_000.0 / Frame.RATE_HZ);
    }
}
