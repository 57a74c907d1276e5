package dev.orderline.speech.mary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Level;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.synthesis.CachedVoice;
import dev.orderline.speech.synthesis.Playable;
import dev.orderline.speech.synthesis.Prompt;
import dev.orderline.speech.synthesis.PromptCache;
import dev.orderline.speech.synthesis.TextNormaliser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** With the real MaryTTS. Figures are logged, not asserted. */
@Tag("slow")
class MaryEngineTest {
    private static final Logger LOG = LoggerFactory.getLogger(MaryEngineTest.class);

    static final List<String> PROMPTS =
            List.of(
                    "Welcome to Orderline. This call may be recorded.",
                    "What is your order number?",
                    "Sorry, I did not get that. Please say it digit by digit, or key it in.",
                    "Your order number is 20311540, is that right?",
                    "I found your order.",
                    "It left Memphis yesterday, and is due on Friday, November 27th.",
                    "The total is $24.99.",
                    "Your parcel is with USPS, tracking number 1Z999AA10123456784.",
                    "Please use your keypad.",
                    "Is there anything else?",
                    "Yes.",
                    "Thank you. Goodbye.");

    /** A level below which a sample of a levelled prompt is taken for silence: -50 dBFS. */
    private static final int SILENT = 100;

    private static final MaryEngine ENGINE = SharedMary.ENGINE;

    @BeforeAll
    static void measure() {
        double speechSeconds = 0;
        long from = System.nanoTime();
        for (String prompt : PROMPTS)
            speechSeconds += render(prompt).length / (double) Frame.RATE_HZ;
        double seconds = (System.nanoTime() - from) / 1e9;
        LOG.info(
                "{} prompts, {} s of speech, {} s to render one second",
                PROMPTS.size(),
                "%.1f".formatted(speechSeconds),
                "%.3f".formatted(seconds / speechSeconds));
    }

    @ParameterizedTest
    @FieldSource("PROMPTS")
    void promptsAreLevelledWholeAndBeginAtOnce(String prompt) {
        short[] pcm = render(prompt);
        double speech = Level.speech(pcm);
        double peak = Level.peak(pcm);
        int leadMs = firstSound(pcm) * 1_000 / Frame.RATE_HZ;
        LOG.info(
                "{} ms, speech {} dBFS, peak {} dBFS, sound after {} ms",
                pcm.length * 1_000L / Frame.RATE_HZ,
                "%.1f".formatted(speech),
                "%.1f".formatted(peak),
                leadMs);
        assertEquals(Level.SPEECH_DBFS, speech, 1.5);
        assertTrue(peak < 0, "peak " + peak);
        assertTrue(leadMs < 40, leadMs + " ms of silence first");
        assertTrue(Math.abs(pcm[0]) < SILENT && Math.abs(pcm[pcm.length - 1]) < SILENT, "a click");
        assertTrue(longestFlatTop(pcm) < 3, "clipped");
    }

    @Test
    void aSentenceSoundsTheSameOnAnyThread() throws Exception {
        List<short[]> alone = PROMPTS.stream().map(MaryEngineTest::render).toList();
        List<Callable<short[]>> again = new ArrayList<>();
        for (int round = 0; round < 2; round++)
            for (String prompt : PROMPTS) again.add(() -> render(prompt));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<short[]>> together = threads.invokeAll(again);
            for (int i = 0; i < together.size(); i++)
                assertArrayEquals(
                        alone.get(i % PROMPTS.size()),
                        together.get(i).get(),
                        PROMPTS.get(i % PROMPTS.size()));
        }
    }

    @Test
    void theSlowRateIsSlowerAndHasItsOwnIdentity() {
        MaryEngine slow = ENGINE.at(Rate.SLOW);
        String words = "two zero three one, one five four zero";
        int normalFrames = ENGINE.render(words).size();
        int slowFrames = slow.render(words).size();
        assertTrue(slowFrames > normalFrames * 1.05, slowFrames + " and " + normalFrames);
        assertNotEquals(ENGINE.identity(), slow.identity());
        assertEquals(normalFrames, ENGINE.render(words).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "...",
                "room 5",
                "a < b",
                "<t ph=\"x\">a</t>",
                "<!DOCTYPE a>",
                "AT&T",
                "\u00e9",
                "one\ntwo",
                "\u0661"
            })
    void onlyWordsReachMary(String sentence) {
        assertThrows(IllegalArgumentException.class, () -> ENGINE.render(sentence));
    }

    @Test
    void nothingThatTheNormaliserGivesMakesMaryFail() {
        for (String odd :
                List.of(
                        "a",
                        "zzzz",
                        "b c d",
                        "rhythm",
                        "supercalifragilisticexpialidocious",
                        "o'clock y'all ma'am",
                        "I? I! I, I."))
            assertTrue(ENGINE.render(TextNormaliser.normalise(odd)).size() > 5, odd);
    }

    /** MaryTTS's fault, kept here because it would be heard as one click and silence. */
    @Test
    void anOverflowOfTheVocoderIsNoticed() {
        String sentence = "twelve ".repeat(28).strip();
        assertThrows(SpeechFailure.class, () -> ENGINE.render(sentence));
    }

    @Test
    void maryStartsOnlyOnce() {
        assertThrows(IllegalStateException.class, MaryEngine::start);
    }

    @Test
    void aPromptIsHeardThroughTheCachedVoice(@TempDir Path folder) throws Exception {
        PromptCache cache = PromptCache.open(folder, Duration.ofMinutes(10), 1 << 24);
        try (CachedVoice voice = new CachedVoice(ENGINE, cache, 2, 100)) {
            long from = System.nanoTime();
            Playable playable = voice.speak(Prompt.personal(PROMPTS.get(5), PROMPTS.get(6)));
            while (playable.next().isEmpty()) Thread.onSpinWait();
            LOG.info("first frame after {} ms", (System.nanoTime() - from) / 1_000_000);
            int frames = 1;
            while (!playable.ended()) if (playable.next().isPresent()) frames++;
            int spoken = render(PROMPTS.get(5)).length + render(PROMPTS.get(6)).length;
            assertTrue(frames * Frame.SAMPLES > spoken, frames + " frames with their pause");
        }
    }

    private static short[] render(String prompt) {
        return Frames.join(ENGINE.render(TextNormaliser.normalise(prompt)));
    }

    private static int firstSound(short[] pcm) {
        int first = 0;
        while (Math.abs(pcm[first]) < SILENT) first++;
        return first;
    }

    /** How many equal samples follow one another where it is loud. */
    private static int longestFlatTop(short[] pcm) {
        int longest = 0;
        int run = 0;
        for (int i = 1; i < pcm.length; i++) {
            run = Math.abs(pcm[i]) > 8_000 && pcm[i] == pcm[i - 1] ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
