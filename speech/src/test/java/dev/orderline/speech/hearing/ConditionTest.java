package dev.orderline.speech.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Level;
import dev.orderline.speech.audio.NoisyScene;
import dev.orderline.speech.audio.Utterances;
import dev.orderline.speech.audio.Utterances.Utterance;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {
    private static final List<Utterance> ALL = Utterances.read(Utterances.FOLDER);
    private static final Utterance SAID = ALL.getFirst();
    private static final Surroundings AROUND = new Surroundings(ALL, ALL.subList(1, 3));

    @ParameterizedTest
    @EnumSource
    void theSameSeedMakesTheSameScene(Condition condition) throws Exception {
        assumeTrue(condition != Condition.GSM || Gsm.isThere());
        NoisyScene scene = condition.of(SAID, AROUND, new Random(1));
        NoisyScene again = condition.of(SAID, AROUND, new Random(1));

        assertEquals(hash(scene.frames()), hash(again.frames()));
        assertEquals(scene.firstVoice(), again.firstVoice());
        assertTrue(scene.firstVoice() >= 100, "two seconds of line");
        assertTrue(scene.lastVoice() < scene.frames().size() - 90, "and two after it");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBesideTheCallerIsHeardWithoutThem(Condition condition) throws Exception {
        assumeTrue(condition != Condition.GSM || Gsm.isThere());
        PromptScene answered = condition.answered(SAID, AROUND, 2);
        PromptScene silent = condition.unanswered(SAID, AROUND, 2);

        assertEquals(answered.length(), silent.length());
        assertTrue(loud(silent.playing()) < loud(answered.playing()), "the caller is missing");
        assertTrue(loud(silent.held()) <= loud(silent.playing()), "an echo ends with the prompt");
    }

    @Test
    void anEchoIsSoFarBelowTheCallerAndEndsWithThePrompt() throws Exception {
        PromptScene louder = Condition.ECHO_12.unanswered(SAID, AROUND, 3);
        PromptScene fainter = Condition.ECHO_20.unanswered(SAID, AROUND, 3);

        assertEquals(8, loud(louder.playing()) - loud(fainter.playing()), 1);
        assertEquals(-70, loud(louder.held()), 2);
    }

    @Test
    void gsmIsNeitherTheSameNorMuchElse() throws Exception {
        assumeTrue(Gsm.isThere());
        List<Frame> coded = Gsm.carried(SAID.frames());

        assertEquals(SAID.frames().size(), coded.size());
        assertEquals(Level.speech(Frames.join(SAID.frames())), Level.speech(Frames.join(coded)), 1);
        double distance = Level.rms(difference(SAID.frames(), coded));
        assertTrue(distance < loud(SAID.frames()) - 6, distance + " dBFS away");
        assertTrue(distance > loud(SAID.frames()) - 30, distance + " dBFS away");
    }

    private static double loud(List<Frame> frames) {
        return Level.rms(Frames.join(frames));
    }

    private static int hash(List<Frame> frames) {
        return Arrays.hashCode(Frames.join(frames));
    }

    private static short[] difference(List<Frame> one, List<Frame> other) {
        short[] difference = Frames.join(one);
        short[] subtracted = Frames.join(other);
        for (int i = 0; i < difference.length; i++) difference[i] -= subtracted[i];
        return difference;
    }
}
