package dev.orderline.speech.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.NoisyScene.Noise;
import dev.orderline.speech.audio.Utterances.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VoiceActivityTest {
    private static final List<Utterance> UTTERANCES = Utterances.read(Utterances.FOLDER);
    private static final Frame LOUD = tone(2_000, 0.1);

    @Test
    void silenceIsNoVoice() {
        assertEquals(List.of(), onsets(repeat(Frame.SILENCE, 500)));
    }

    @Test
    void steadyNoiseIsNoVoiceFromTheFirstFrameOn() {
        var random = new Random(3);
        List<Frame> noise = IntStream.range(0, 500).mapToObj(_ -> noise(0.02, random)).toList();
        assertEquals(List.of(), onsets(noise));
    }

    @Test
    void humOfTheMainsIsNoVoice() {
        assertEquals(List.of(), onsets(repeat(tone(50, 0.05), 500)));
    }

    @Test
    void voiceBeginsWithTheThirdLoudFrame() {
        List<Frame> frames = track(50, 10);
        assertEquals(List.of(52), onsets(frames));
    }

    @Test
    void oneQuietFrameAmongTheFirstFourDoesNotDelayMore() {
        List<Frame> frames = track(50, 1, 1, 2);
        assertEquals(List.of(53), onsets(frames));
    }

    @Test
    void onsetTellsHowLongAgoTheVoiceBegan() {
        var activity = new VoiceActivity();
        for (Frame frame : track(50, 1, 1, 1)) assertFalse(activity.hear(frame));
        assertTrue(activity.hear(LOUD));
        assertEquals(3, activity.framesSinceOnset());
    }

    @Test
    void aClickOfTwoFramesIsNoVoice() {
        List<Frame> frames = track(50, 2, 50);
        assertEquals(List.of(), onsets(frames));
    }

    @Test
    void voiceEndsWhenTheHangOverHasPassed() {
        List<Frame> frames = track(50, 20, 50);
        assertEquals(List.of(69 + VoiceActivity.HANG_OVER_FRAMES), ends(frames));
    }

    @Test
    void aClickAfterSpeechDoesNotKeepTheVoiceAlive() {
        List<Frame> frames = track(50, 20, 5, 1, 50);
        assertEquals(List.of(69 + VoiceActivity.HANG_OVER_FRAMES), ends(frames));
    }

    @Test
    void aStopWithinAWordDoesNotEndTheVoice() {
        List<Frame> frames = track(50, 5, VoiceActivity.HANG_OVER_FRAMES - 2, 5);
        assertEquals(List.of(), ends(frames));
    }

    @Test
    void noiseThatGrowsIsTakenForNoiseWithinThreeSeconds() {
        var random = new Random(4);
        List<Frame> frames = track(100);
        for (int i = 0; i < 500; i++) frames.add(noise(0.02, random));
        List<Integer> ends = ends(frames);
        assertEquals(1, ends.size());
        assertTrue(ends.getFirst() < 250, () -> "ended at frame " + ends.getFirst());
    }

    @Test
    void aCallerWhoSpeaksFromTheFirstFrameIsHeard() {
        assertEquals(List.of(2), onsets(repeat(LOUD, 10)));
    }

    @Test
    void everyRecordedUtteranceIsFoundInTimeAtFifteenDecibels() {
        var random = new Random(5);
        for (Utterance utterance : UTTERANCES) {
            NoisyScene scene = NoisyScene.of(utterance, Noise.WHITE, 15, UTTERANCES, random);
            List<Integer> onsets = onsets(scene.frames());
            assertFalse(onsets.isEmpty(), utterance.file());
            int delay = onsets.getFirst() - scene.firstVoice();
            assertTrue(delay >= -2 && delay <= 10, () -> utterance.file() + " after " + delay);
        }
    }

    /** The frames at which there was voice and was none before. */
    private static List<Integer> onsets(List<Frame> frames) {
        return changes(frames, true);
    }

    /** The frames at which there was voice before and is none. */
    private static List<Integer> ends(List<Frame> frames) {
        return changes(frames, false);
    }

    private static List<Integer> changes(List<Frame> frames, boolean to) {
        var activity = new VoiceActivity();
        var changes = new ArrayList<Integer>();
        boolean before = false;
        for (int i = 0; i < frames.size(); i++) {
            boolean voice = activity.hear(frames.get(i));
            if (voice != before && voice == to) changes.add(i);
            before = voice;
        }
        return changes;
    }

    private static List<Frame> repeat(Frame frame, int times) {
        return Stream.generate(() -> frame).limit(times).toList();
    }

    /** So many frames of silence, then so many loud ones, and so on by turns. */
    private static List<Frame> track(int... counts) {
        var frames = new ArrayList<Frame>();
        for (int i = 0; i < counts.length; i++)
            frames.addAll(repeat(i % 2 == 0 ? Frame.SILENCE : LOUD, counts[i]));
        return frames;
    }

    /** Whole periods, so that frames of it join without a click. */
    private static Frame tone(int hertz, double peak) {
        short[] pcm = new short[Frame.SAMPLES];
        for (int i = 0; i < pcm.length; i++)
            pcm[i] = (short) (32_767 * peak * Math.sin(2 * Math.PI * hertz * i / Frame.RATE_HZ));
        return Frame.of(pcm);
    }

    private static Frame noise(double level, Random random) {
        short[] pcm = new short[Frame.SAMPLES];
        for (int i = 0; i < pcm.length; i++)
            pcm[i] =
                    (short)
                            Math.clamp(
                                    (long) (32_768 * level * random.nextGaussian()),
                                    -32_768,
                                    32_767);
        return Frame.of(pcm);
    }
}
