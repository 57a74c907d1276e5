package dev.orderline.speech.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.FrontEnd;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Grammars;
import dev.orderline.speech.recognition.Hearing;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.Listening;
import dev.orderline.speech.recognition.SpeechRecognizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BargeInTest {
    private static final Frame ECHO = Frame.of(new short[Frame.SAMPLES]);
    private static final Hearing QUIET = new Hearing.Quiet();
    private static final Hearing VOICE = new Hearing.Speaking("", false);
    private static final Hearing KNOWN = new Hearing.Speaking("yes", true);

    @Test
    void aKnownWordStopsAPromptThatAVoiceHeld() {
        BargeIn heard = over(1, QUIET, QUIET, VOICE, VOICE, KNOWN);

        assertEquals(40, heard.millisToHold());
        assertEquals(80, heard.millisToStop());
        assertFalse(heard.stopsTooEarly());
    }

    @Test
    void aNoiseHoldsButDoesNotStop() {
        BargeIn heard = over(0, QUIET, VOICE, new Hearing.Noise(), QUIET);

        assertTrue(heard.holds());
        assertFalse(heard.stops());
    }

    @Test
    void whatMeansNothingStopsOnlyWhenItIsLong() {
        assertFalse(over(0, VOICE, utterance("hm", 40), QUIET).stops());
        assertTrue(over(0, VOICE, utterance("hm", 80), QUIET).stops());
        assertTrue(over(0, VOICE, utterance("yes", 40), QUIET).stops());
    }

    @Test
    void afterWhatMeantNothingTheAnswerIsStillHeard() {
        assertEquals(80, over(0, VOICE, utterance("hm", 20), QUIET, KNOWN).millisToStop());
    }

    @Test
    void whatStopsBeforeTheAnswerIsTooEarly() {
        assertTrue(over(3, VOICE, KNOWN, QUIET, VOICE).stopsTooEarly());
    }

    @Test
    void aHeldPromptEchoesNoLongerThanItsWay() {
        List<Frame> echo = Collections.nCopies(20, ECHO);
        List<Frame> silence = Collections.nCopies(20, Frame.SILENCE);
        var loud = new ArrayList<Boolean>();
        SpeechRecognizer recognizer =
                (_, _) ->
                        new Scripted() {
                            @Override
                            public Hearing hear(Frame frame, Frame played) {
                                loud.add(frame == ECHO);
                                return loud.size() == 8 ? VOICE : QUIET;
                            }
                        };

        BargeIn.into(new PromptScene(echo, silence, silence, 0), Grammars.YES_NO, recognizer);

        assertEquals(13, loud.indexOf(false), "held after the eighth, 100 ms later silent");
        assertEquals(13, loud.lastIndexOf(false), "and then it goes on");
    }

    private static Hearing utterance(String words, int frames) {
        return new Hearing.Utterance(List.of(new Hypothesis(words, 0)), 0, 0, frames);
    }

    private static BargeIn over(int from, Hearing... heard) {
        List<Frame> silence = Collections.nCopies(heard.length, Frame.SILENCE);
        return BargeIn.into(
                new PromptScene(silence, silence, silence, from),
                Grammars.YES_NO,
                new Script(List.of(heard)));
    }

    /** Hears what it is told to, frame by frame, whoever listens. */
    private static final class Script implements SpeechRecognizer {
        private final List<Hearing> script;
        private int now;

        Script(List<Hearing> script) {
            this.script = script;
        }

        @Override
        public Listening listen(Grammar grammar, FrontEnd frontEnd) {
            return new Scripted() {
                @Override
                public Hearing hear(Frame frame, Frame played) {
                    return script.get(now++);
                }
            };
        }
    }

    private abstract static class Scripted implements Listening {
        @Override
        public int decoded() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
