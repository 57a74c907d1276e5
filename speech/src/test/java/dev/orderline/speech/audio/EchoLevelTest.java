package dev.orderline.speech.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EchoLevelTest {
    private static final Random random = new Random(1);

    private final EchoLevel echo = new EchoLevel();

    @Test
    void withoutASoundOfOursThereIsNoEcho() {
        assertEquals(EchoLevel.SILENCE, echo.update(-20, Frame.SILENCE));
    }

    @Test
    void beforeAnythingIsKnownASoftEchoIsExpected() {
        assertEquals(-46, echo.update(-60, speech(-20)), 2);
    }

    /**
     * 8 frames late and 25 dB down; the level of what is played goes up and down as speech does.
     */
    @Test
    void theDelayAndTheLossAreLearned() {
        double[] played = new double[400];
        int above = 0;
        for (int i = 0; i < played.length; i++) {
            played[i] = -32 + 14 * Math.sin(i / 3.0) * Math.sin(i / 17.0);
            double back = i < 8 ? -90 : played[i - 8] - 25;
            double expected = echo.update(Math.max(back, -70), speech(played[i]));
            if (i >= 100 && back > expected + 3) above++;
            if (i >= 100) assertTrue(expected < -40, i + ": " + expected);
        }
        assertTrue(above < 15, above + " of 300");
    }

    @Test
    void whereNothingComesBackNothingIsExpectedAfterASecond() {
        double expected = 0;
        for (int i = 0; i < 100; i++) expected = echo.update(-70, speech(-20));
        assertTrue(expected < -55, String.valueOf(expected));
    }

    /** A caller who speaks into our prompt is heard, though its echo is not. */
    @Test
    void ourOwnPromptIsNoVoiceAndTheCallersIs() {
        var activity = new VoiceActivity();
        List<Frame> prompt = Utterances.read(Utterances.FOLDER).getFirst().frames();
        int voices = 0;
        for (int i = 0; i < 6 * prompt.size(); i++) {
            Frame played = prompt.get(i % prompt.size());
            Frame back = i < 5 ? Frame.SILENCE : prompt.get((i - 5) % prompt.size());
            if (activity.hear(scaled(back, 0.1), played) && i > prompt.size()) voices++;
        }
        assertEquals(0, voices);

        boolean heard = false;
        for (int i = 0; i < 10; i++) heard = activity.hear(speech(-20), prompt.get(20 + i));
        assertTrue(heard);
        var deaf = new VoiceActivity();
        for (int i = 0; i < 100; i++) assertFalse(deaf.hear(Frame.SILENCE, speech(-15)));
    }

    /** At the beginning of a question nothing is known of the line yet. */
    @Test
    void whoSpeaksIntoTheBeginningOfAPromptIsHeardAtOnce() {
        var activity = new VoiceActivity();
        for (int i = 0; i < 5; i++) assertFalse(activity.hear(Frame.SILENCE, speech(-17)));
        boolean heard = false;
        for (int i = 0; i < 3; i++) heard = activity.hear(speech(-30), speech(-17));
        assertTrue(heard);
    }

    private static Frame scaled(Frame frame, double gain) {
        short[] samples = new short[Frame.SAMPLES];
        for (int i = 0; i < samples.length; i++)
            samples[i] = (short) Math.round(gain * frame.sample(i));
        return Frame.of(samples);
    }

    /** 20 ms of noise in the voice band. */
    private static Frame speech(double level) {
        short[] samples = new short[Frame.SAMPLES];
        double deviation = 32_768 * Math.pow(10, level / 20);
        for (int i = 0; i < samples.length; i++)
            samples[i] =
                    (short)
                            Math.clamp(
                                    Math.round(deviation * random.nextGaussian()), -32_768, 32_767);
        return Frame.of(samples);
    }
}
