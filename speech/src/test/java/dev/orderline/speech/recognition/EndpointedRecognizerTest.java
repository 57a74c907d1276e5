package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Level;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.audio.VoiceActivity;
import dev.orderline.speech.recognition.Hearing.Noise;
import dev.orderline.speech.recognition.Hearing.Quiet;
import dev.orderline.speech.recognition.Hearing.Speaking;
import dev.orderline.speech.recognition.Hearing.Utterance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointedRecognizerTest {
    /** A tone of 2 kHz: the voice band's filter leaves nothing of it in the next frame. */
    private static final Frame LOUD = tone();

    private static final int HANG_OVER = VoiceActivity.HANG_OVER_FRAMES;
    private static final int PRE_ROLL = Frame.count(EndpointedRecognizer.PRE_ROLL);
    private static final int LONGEST = Frame.count(EndpointedRecognizer.LONGEST);
    private static final int NOTHING_NEW = Frame.count(EndpointedRecognizer.NOTHING_NEW);
    private static final Grammar DIGITS = Grammars.digits("order-number", 4, "order number");
    private static final int PATIENCE = Frame.count(DIGITS.patience());

    private final FakeDecoder decoder = new FakeDecoder();

    @Test
    void silenceIsQuietAndNeverReachesTheDecoder() {
        var caller = new Caller(decoder, DIGITS);
        for (int i = 0; i < 500; i++) assertEquals(new Quiet(), caller.quiet(1));
        assertEquals(List.of(), decoder.segments());
    }

    @Test
    void speechIsKnownWithItsThirdFrame() {
        var caller = new Caller(decoder, DIGITS);
        caller.quiet(50);
        assertEquals(new Quiet(), caller.loud(2));
        assertEquals(new Speaking("", false), caller.loud(1));
    }

    @Test
    void theDecoderHearsFromThreeHundredMillisecondsBeforeVoiceWasNoticed() {
        var caller = new Caller(decoder, DIGITS);
        caller.quiet(50);
        caller.loud(3);
        List<Frame> heard = decoder.segments().getFirst();
        assertEquals(PRE_ROLL + 1, heard.size());
        // one frame late, by the noise suppressor
        assertFalse(isLoud(heard.get(PRE_ROLL - 2)));
        assertTrue(isLoud(heard.get(PRE_ROLL - 1)));
    }

    @Test
    void whoSpeaksAtOnceLosesNothing() {
        var caller = new Caller(decoder, DIGITS);
        caller.loud(4);
        List<Frame> heard = decoder.segments().getFirst();
        assertEquals(4, heard.size());
        assertTrue(heard.subList(1, 4).stream().allMatch(EndpointedRecognizerTest::isLoud));
    }

    private static boolean isLoud(Frame frame) {
        short[] pcm = new short[Frame.SAMPLES];
        frame.copyTo(pcm, 0);
        return Level.rms(pcm) > -40;
    }

    @Test
    void aCompleteAnswerEndsWithTheFirstShortQuiet() {
        decoder.hears("one two three four");
        var caller = new Caller(decoder, DIGITS);
        caller.quiet(50);
        caller.loud(20);
        assertInstanceOf(Speaking.class, caller.quiet(HANG_OVER - 1));
        assertEquals(utterance(50, 69, "one two three four"), caller.quiet(1));
    }

    @Test
    void voiceIsCountedWithoutItsPadding() {
        decoder.hears("one two three four");
        var caller = new Caller(decoder, DIGITS);
        caller.quiet(7);
        caller.loud(3);
        Utterance utterance = assertInstanceOf(Utterance.class, caller.quiet(HANG_OVER));
        assertEquals(7, utterance.firstFrame());
        assertEquals(9, utterance.lastFrame());
    }

    @Test
    void anIncompleteAnswerGoesOnWhenTheCallerDoes() {
        decoder.hears("one two").hears("one two three four");
        var caller = new Caller(decoder, DIGITS);
        caller.quiet(50);
        caller.loud(20);
        assertEquals(new Speaking("one two", true), caller.quiet(PATIENCE - 5));
        caller.loud(20);
        assertEquals(
                utterance(50, 50 + 20 + PATIENCE - 5 + 20 - 1, "one two three four"),
                caller.quiet(HANG_OVER));
    }

    @Test
    void anIncompleteAnswerEndsWhenPatienceDoes() {
        decoder.hears("one two");
        var caller = new Caller(decoder, DIGITS);
        caller.loud(20);
        assertInstanceOf(Speaking.class, caller.quiet(PATIENCE - 1));
        assertEquals(utterance(0, 19, "one two"), caller.quiet(1));
    }

    @Test
    void aHesitationInBetweenDoesNotHurt() {
        decoder.hears("one two").hears("one two um").hears("one two um three four");
        var caller = new Caller(decoder, DIGITS);
        caller.loud(20);
        caller.quiet(20);
        caller.loud(5);
        assertEquals(new Speaking("one two um", true), caller.quiet(20));
        caller.loud(20);
        assertEquals("one two um three four", best(caller.quiet(HANG_OVER)));
    }

    @Test
    void whoGoesOnIsHeardAgainFromTheBeginning() {
        decoder.hears("one two").hears("one two three four");
        var caller = new Caller(decoder, DIGITS);
        caller.quiet(50);
        caller.loud(20);
        caller.quiet(30);
        caller.loud(20);
        caller.quiet(HANG_OVER);
        List<List<Frame>> heard = decoder.segments();
        assertEquals(2, heard.size());
        assertEquals(PRE_ROLL - 2 + 20 + HANG_OVER, heard.getFirst().size());
        assertEquals(PRE_ROLL - 2 + 20 + 30 + 20 + HANG_OVER, heard.getLast().size());
    }

    @Test
    void allHypothesesArePassedOn() {
        decoder.hears("one two three four", "one two three for");
        var caller = new Caller(decoder, DIGITS);
        caller.loud(20);
        Utterance utterance = assertInstanceOf(Utterance.class, caller.quiet(HANG_OVER));
        assertEquals(
                List.of(
                        new Hypothesis("one two three four", 0),
                        new Hypothesis("one two three for", -1)),
                utterance.nBest());
    }

    @Test
    void aSoundWithoutWordsIsNoiseAndListeningGoesOn() {
        decoder.hears().hears("one two three four");
        var caller = new Caller(decoder, DIGITS);
        caller.quiet(50);
        caller.loud(10);
        caller.quiet(HANG_OVER - 1);
        assertEquals(new Noise(), caller.quiet(1));
        assertEquals(new Quiet(), caller.quiet(30));
        caller.loud(30);
        assertEquals(
                utterance(50 + 10 + HANG_OVER + 30, 128, "one two three four"),
                caller.quiet(HANG_OVER));
    }

    @Test
    void partialWordsAreKnownOnlyWhenTheyAreTheGrammars() {
        decoder.murmurs("the one").hears("one two").murmurs("one mother");
        var caller = new Caller(decoder, DIGITS);
        caller.quiet(50);
        assertEquals(new Speaking("the one", true), caller.loud(3));
        caller.loud(10);
        caller.quiet(20);
        assertEquals(new Speaking("one mother", true), caller.loud(3));
    }

    @Test
    void decoysAreNotKnown() {
        decoder.murmurs("mother water");
        assertEquals(new Speaking("mother water", false), new Caller(decoder, DIGITS).loud(3));
    }

    @Test
    void aPleaseAloneIsNoBeginningOfAnAnswer() {
        Grammar polite =
                PhraseGrammar.choice(
                        "polite", Grammars.ENGLISH, Map.of("agent", List.of("agent [please]")));
        decoder.murmurs("please");
        assertEquals(new Speaking("please", false), new Caller(decoder, polite).loud(3));
    }

    @Test
    void aThankYouThatIsAnAnswerIsKnown() {
        Grammar done =
                PhraseGrammar.choice(
                        "done", Grammars.ENGLISH, Map.of("done", List.of("thank you")));
        decoder.murmurs("thank you");
        assertEquals(new Speaking("thank you", true), new Caller(decoder, done).loud(3));
    }

    @Test
    void whoBabblesIsCutOffAndWhatWasUnderstoodIsTaken() {
        decoder.hears("one two three four five six");
        var caller = new Caller(decoder, DIGITS);
        caller.quiet(50);
        assertInstanceOf(Speaking.class, caller.loud(LONGEST));
        assertEquals(utterance(50, 50 + LONGEST, "one two three four five six"), caller.loud(1));
    }

    @Test
    void whoHasEndedIsNotWaitedForThoughSomebodyElseSpeaksOn() {
        decoder.murmurs("one two three four").hears("one two three four");
        var caller = new Caller(decoder, DIGITS);
        caller.quiet(50);
        caller.loud(3);
        assertInstanceOf(Speaking.class, caller.loud(NOTHING_NEW - 1));
        assertEquals(utterance(50, 52, "one two three four"), caller.loud(1));
    }

    @Test
    void anIncompleteAnswerInLoudSurroundingsIsLookedAtAgainWhenThereAreNewWords() {
        decoder.murmurs("one two").murmurs("one two").murmurs("one two three four");
        decoder.hears("one two").hears("one two").hears("one two three four");
        var caller = new Caller(decoder, DIGITS);
        for (int i = 0; i < 3 + 3 * NOTHING_NEW; i++)
            assertFalse(caller.loud(1) instanceof Utterance, "the voice goes on");
        assertEquals(2, decoder.segments().size(), "heard anew, and nothing new was found");
        caller.quiet(HANG_OVER);
        assertInstanceOf(Speaking.class, caller.loud(3 + NOTHING_NEW - 1));
        assertEquals("one two three four", best(caller.loud(1)));
    }

    @Test
    void endlessNoiseIsNoiseAgainAndAgain() {
        decoder.hears().hears().hears("one two three four");
        var caller = new Caller(decoder, DIGITS);
        assertInstanceOf(Speaking.class, caller.loud(LONGEST));
        assertEquals(new Noise(), caller.loud(1));
        assertInstanceOf(Speaking.class, caller.loud(LONGEST));
        assertEquals(new Noise(), caller.loud(1));
        caller.loud(10);
        assertEquals(
                utterance(2 * LONGEST + 2, 2 * LONGEST + 11, "one two three four"),
                caller.quiet(HANG_OVER));
        for (List<Frame> segment : decoder.segments())
            assertTrue(segment.size() <= PRE_ROLL + LONGEST + 1);
    }

    @Test
    void aSlowDecoderChangesWhenButNotWhatIsHeard() {
        for (int late : new int[] {1, 5, 20, 50}) {
            var slow =
                    new FakeDecoder(late).hears("one two").hears("one two three four").hears("no");
            var caller = new Caller(slow, DIGITS);
            caller.loud(20);
            caller.quiet(15);
            caller.loud(20);
            assertEquals(
                    utterance(0, 54, "one two three four"),
                    caller.untilAnswered(15, 10, 200),
                    late + " polls late");
        }
    }

    @Test
    void patienceDoesNotEndAnAnswerWhoseWordsAreStillBeingDecoded() {
        var slow = new FakeDecoder(PATIENCE + 20).hears("one two");
        var caller = new Caller(slow, DIGITS);
        caller.loud(20);
        assertInstanceOf(Speaking.class, caller.quiet(PATIENCE + 20));
        assertEquals("one two", best(caller.untilAnswered(100)));
    }

    @Test
    void aDecoderThatNeverAnswersIsAFailure() {
        var caller = new Caller(decoder, DIGITS);
        caller.loud(20);
        caller.quiet(HANG_OVER + Frame.count(EndpointedRecognizer.DECODING_AT_MOST));
        assertThrows(SpeechFailure.class, () -> caller.quiet(1));
    }

    @Test
    void aChoiceThatMayGoOnWaitsForTheRest() {
        var choice =
                PhraseGrammar.choice(
                        "c",
                        Grammars.ENGLISH,
                        Map.of(
                                "refund", List.of("i want a refund"),
                                "status", List.of("i want a refund status")));
        decoder.hears("i want a refund").hears("i want a refund status");
        var caller = new Caller(decoder, choice);
        caller.loud(20);
        assertEquals(new Speaking("i want a refund", true), caller.quiet(20));
        caller.loud(10);
        assertEquals("i want a refund status", best(caller.quiet(HANG_OVER)));
    }

    @Test
    void afterAnUtteranceTheNextIsHeardOnItsOwn() {
        decoder.hears("one two").hears("one two three four");
        var caller = new Caller(decoder, DIGITS);
        caller.loud(20);
        assertEquals(utterance(0, 19, "one two"), caller.quiet(PATIENCE));
        assertEquals(new Quiet(), caller.quiet(30));
        caller.loud(20);
        int first = 20 + PATIENCE + 30;
        assertEquals(utterance(first, first + 19, "one two three four"), caller.quiet(HANG_OVER));
        assertEquals(PRE_ROLL - 2 + 20 + HANG_OVER, decoder.segments().getLast().size());
    }

    @Test
    void whoGoesOnWhileASlowDecoderEndsTheirUtteranceBeginsTheNext() {
        for (int late : new int[] {5, 20}) {
            var slow =
                    new FakeDecoder(late)
                            .hears("one two three four")
                            .hears("one two three four five")
                            .hears("six");
            var caller = new Caller(slow, DIGITS);
            caller.loud(20);
            caller.quiet(HANG_OVER);
            assertEquals("one two three four", best(caller.untilAnswered(0, 100)));
            caller.loud(10);
            assertEquals("six", best(caller.untilAnswered(200)), late + " polls late");
        }
    }

    @Test
    void wordsThatAreTakenBackAreCounted() {
        decoder.murmurs("one").murmurs("two").murmurs("one");
        decoder.hears("one two").hears("one two three four").hears("one two three four");
        var caller = new Caller(decoder, DIGITS);
        caller.loud(20);
        caller.quiet(30);
        caller.loud(20);
        assertEquals(
                new Utterance(List.of(new Hypothesis("one two three four", 0)), 1, 0, 69),
                caller.quiet(HANG_OVER),
                "\"one two\" became \"two\"");
        caller.quiet(30);
        caller.loud(20);
        Utterance next = assertInstanceOf(Utterance.class, caller.quiet(HANG_OVER));
        assertEquals(0, next.revisions(), "those of the utterance before do not count");
    }

    @Test
    void closingFreesTheDecoder() {
        try (Listening listening = new EndpointedRecognizer(decoder).listen(DIGITS)) {
            listening.hear(LOUD);
            assertEquals(1, decoder.open());
        }
        assertEquals(0, decoder.open());
    }

    private static Utterance utterance(int first, int last, String words) {
        return new Utterance(List.of(new Hypothesis(words, 0)), 0, first, last);
    }

    private static String best(Hearing hearing) {
        return assertInstanceOf(Utterance.class, hearing).best().words();
    }

    private static Frame tone() {
        short[] pcm = new short[Frame.SAMPLES];
        for (int i = 0; i < pcm.length; i++)
            pcm[i] = (short) (3_277 * Math.sin(2 * Math.PI * 2_000 * i / Frame.RATE_HZ));
        return Frame.of(pcm);
    }

    /**
     * Somebody who is loud or quiet for some frames; gives what was heard with the last of them.
     */
    private static final class Caller {
        /** Nobody speaks without a gap; the noise floor counts on that. */
        private static final int GAP_EVERY = 40;

        private final Listening listening;

        Caller(Decoder decoder, Grammar grammar) {
            this.listening = new EndpointedRecognizer(decoder).listen(grammar);
        }

        Hearing loud(int frames) {
            Hearing hearing = new Quiet();
            for (int i = 1; i <= frames; i++)
                hearing = listening.hear(i % GAP_EVERY == 0 ? Frame.SILENCE : LOUD);
            return hearing;
        }

        Hearing quiet(int frames) {
            Hearing hearing = new Quiet();
            for (int i = 0; i < frames; i++) hearing = listening.hear(Frame.SILENCE);
            return hearing;
        }

        /**
         * Quiet for so long, then loud, and so on by turns, but no longer than until the answer.
         */
        Hearing untilAnswered(int... counts) {
            Hearing hearing = new Quiet();
            for (int i = 0; i < counts.length; i++)
                for (int k = 0; k < counts[i] && !(hearing instanceof Utterance); k++)
                    hearing = i % 2 == 0 ? quiet(1) : loud(1);
            return hearing;
        }
    }
}
