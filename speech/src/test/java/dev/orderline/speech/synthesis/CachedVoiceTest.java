package dev.orderline.speech.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.SpeechFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class CachedVoiceTest {
    @TempDir Path folder;

    private final List<CachedVoice> voices = new ArrayList<>();

    @AfterEach
    void closeVoices() {
        voices.forEach(CachedVoice::close);
    }

    @Test
    void sentencesComeOneAfterTheOtherWithPausesBetween() throws IOException {
        CachedVoice voice = voice(FakeEngine.free());
        assertEquals("One._Two._Three.", Heard.all(voice.speak(Prompt.of("One. Two.", "Three."))));
    }

    @Test
    void theEngineGetsWordsOnly() throws IOException {
        FakeEngine engine = FakeEngine.free();
        CachedVoice voice = voice(engine);
        Heard.all(voice.speak(Prompt.of("Order #12 <now>", "\ud83d\ude00")));
        assertEquals(List.of("Order number one two now"), engine.rendered());
    }

    @Test
    void whatIsWrittenIsReadInTheEnginesLanguage() throws Exception {
        FakeEngine engine = FakeEngine.reading(written -> written.replace("10 %", "zehn Prozent"));
        CachedVoice voice = voice(engine);
        voice.prepare(List.of(Prompt.of("Schöne 10 %.")), (_, _) -> {}).close();
        Heard.all(voice.speak(Prompt.personal("Für 10 %.")));
        assertEquals(List.of("Schöne zehn Prozent.", "Für zehn Prozent."), engine.rendered());
    }

    @Test
    void aPromptThatHoldsNoWordsHasEndedAtOnce() throws IOException {
        CachedVoice voice = voice(FakeEngine.free());
        Playable playable = voice.speak(Prompt.of("..."));
        assertTrue(playable.ended());
        assertEquals(Optional.empty(), playable.next());
    }

    @Test
    void aSentenceIsRenderedOnceAndThenThereAtOnce() throws IOException {
        FakeEngine engine = FakeEngine.free();
        CachedVoice voice = voice(engine);
        Heard.all(voice.speak(Prompt.of("Good day.")));
        assertEquals("Good day.", Heard.atOnce(voice.speak(Prompt.personal("Good day."))));
        assertEquals(List.of("Good day."), engine.rendered());
    }

    @Test
    void theFirstSentencePlaysWhileTheSecondIsRendered() throws Exception {
        FakeEngine engine = FakeEngine.held();
        CachedVoice voice = voice(engine);
        engine.release(1);
        voice.prepare(List.of(Prompt.of("I found it.")), (_, _) -> {});
        Playable playable = voice.speak(Prompt.of("I found it. It left."));
        assertEquals("I found it._", Heard.atOnce(playable));
        assertFalse(playable.ended());
        engine.release(1);
        assertEquals("It left.", Heard.all(playable));
    }

    @Test
    void piecesAreRenderedAsTheyAreInTheirOrderAndKeptOnTheDisk() throws Exception {
        FakeEngine engine = FakeEngine.free();
        CachedVoice voice = voice(engine, 2, 10);
        List<String> told = new ArrayList<>();
        voice.render(
                List.of("Your order,", "left", "Right?"),
                (words, frames) -> told.add(words + " " + frames.size()),
                (done, of) -> told.add(done + " of " + of));
        voice.close(); // whatever was still to be written has been

        assertEquals(
                List.of("Your order, 11", "1 of 3", "left 4", "2 of 3", "Right? 6", "3 of 3"),
                told);
        assertEquals(3, files().size());
    }

    @Test
    void aPieceThatFailsEndsTheRendering() throws Exception {
        CachedVoice voice = voice(FakeEngine.free());
        List<String> told = new ArrayList<>();
        assertThrows(
                SpeechFailure.class,
                () ->
                        voice.render(
                                List.of("Good,", "this will fail", "never"),
                                (words, _) -> told.add(words),
                                (_, _) -> {}));
        assertEquals(List.of("Good,"), told);
    }

    @Test
    void twoCallsThatWantOneSentenceWaitForOneRendering() throws Exception {
        FakeEngine engine = FakeEngine.held();
        CachedVoice voice = voice(engine);
        Playable first = voice.speak(Prompt.of("Good day."));
        engine.awaitBegun();
        Playable second = voice.speak(Prompt.of("Good day."));
        assertEquals("", Heard.atOnce(first));
        assertEquals("", Heard.atOnce(second));
        engine.release(2);
        assertEquals("Good day.", Heard.all(first));
        assertEquals("Good day.", Heard.all(second));
        assertEquals(List.of("Good day."), engine.rendered());
    }

    @Test
    void aSentenceThatFailsIsToldAndTriedAgainNextTime() throws IOException {
        FakeEngine engine = FakeEngine.free();
        CachedVoice voice = voice(engine);
        for (int i = 0; i < 2; i++) {
            Playable playable = voice.speak(Prompt.of("Good.", "This will fail."));
            SpeechFailure failure = assertThrows(SpeechFailure.class, () -> Heard.all(playable));
            assertEquals("render a sentence", failure.getMessage());
        }
        assertEquals(
                List.of("Good.", "This will fail.", "This will fail."),
                engine.rendered().stream().sorted().toList());
    }

    @Test
    void aSentenceThatDoesNotComeIsAFailureOfItsPromptOnly() throws Exception {
        FakeEngine engine = FakeEngine.held();
        PromptCache cache = PromptCache.open(folder, Duration.ofMinutes(1), 1 << 20);
        var voice = new CachedVoice(engine, cache, 1, 10, Duration.ofMillis(50));
        voices.add(voice);
        Playable playable = voice.speak(Prompt.of("It is late."));
        assertThrows(SpeechFailure.class, () -> Heard.all(playable));

        engine.release(2);
        voice.prepare(List.of(Prompt.of("Good day.")), (_, _) -> {}); // behind it on one thread
        assertEquals("It is late.", Heard.atOnce(voice.speak(Prompt.of("It is late."))));
        assertEquals("Good day.", Heard.atOnce(voice.speak(Prompt.of("Good day."))));
        assertEquals(List.of("It is late.", "Good day."), engine.rendered());
    }

    @Test
    void moreThanMayWaitFails() throws Exception {
        FakeEngine engine = FakeEngine.held();
        CachedVoice voice = voice(engine, 1, 2);
        Playable rendering = voice.speak(Prompt.of("One."));
        engine.awaitBegun();
        Playable waiting = voice.speak(Prompt.of("Two. Three."));
        Playable tooMany = voice.speak(Prompt.of("Four."));
        assertThrows(SpeechFailure.class, tooMany::next);
        engine.release(3);
        assertEquals("One.", Heard.all(rendering));
        assertEquals("Two._Three.", Heard.all(waiting));
    }

    @Test
    void personalSentencesAreNeverOnTheDisk() throws Exception {
        CachedVoice voice = voice(FakeEngine.free());
        voice.prepare(List.of(Prompt.of("Good day.")), (_, _) -> {});
        Heard.all(voice.speak(Prompt.personal("Your order left today.")));
        voice.close(); // whatever was still to be written has been
        assertEquals(1, files().size());
    }

    @Test
    void anotherVoiceOfTheSameIdentityFindsFixedSentencesOnTheDisk() throws Exception {
        CachedVoice voice = voice(FakeEngine.free());
        voice.prepare(List.of(Prompt.of("Good day.")), (_, _) -> {});
        voice.close();
        FakeEngine other = FakeEngine.free();
        voice = voice(other);
        assertEquals("Good day.", Heard.all(voice.speak(Prompt.of("Good day."))));
        assertEquals(List.of(), other.rendered());
    }

    @Test
    void anotherEngineRendersForItself() throws Exception {
        CachedVoice voice = voice(FakeEngine.free());
        voice.prepare(List.of(Prompt.of("Good day.")), (_, _) -> {});
        voice.close();
        FakeEngine other = FakeEngine.named("slower");
        voice = voice(other);
        Heard.all(voice.speak(Prompt.of("Good day.")));
        assertEquals(List.of("Good day."), other.rendered());
    }

    @Test
    void aDamagedFileIsRenderedAgain() throws Exception {
        CachedVoice voice = voice(FakeEngine.free());
        voice.prepare(List.of(Prompt.of("Good day.")), (_, _) -> {});
        voice.close();
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 100));
        FakeEngine other = FakeEngine.free();
        voice = voice(other);
        assertEquals("Good day.", Heard.all(voice.speak(Prompt.of("Good day."))));
        voice.close();
        assertEquals(List.of("Good day."), other.rendered());
        assertArrayEquals(whole, Files.readAllBytes(file));
    }

    @Test
    void preparingRendersEveryFixedSentenceOnceAndTellsHowFarItIs() throws Exception {
        FakeEngine engine = FakeEngine.free();
        CachedVoice voice = voice(engine);
        List<String> told = new ArrayList<>();
        voice.prepare(
                List.of(
                        Prompt.of("One. Two."),
                        Prompt.of("Two. Three."),
                        Prompt.personal("Your order.").then(Prompt.of("Four."))),
                (done, of) -> told.add(done + "/" + of));
        assertEquals(List.of("1/4", "2/4", "3/4", "4/4"), told);
        assertEquals(
                List.of("Four.", "One.", "Three.", "Two."),
                engine.rendered().stream().sorted().toList());
    }

    @Test
    void whatWasPreparedPlaysAtOnceWhateverElseIsRenderedAndKept() throws Exception {
        FakeEngine engine = FakeEngine.held();
        PromptCache small = PromptCache.open(folder, Duration.ZERO, 1 << 20);
        var voice = new CachedVoice(engine, small, 1, 10);
        voices.add(voice);
        engine.release(1);
        voice.prepare(List.of(Prompt.of("Good day.")), (_, _) -> {});
        var _ = voice.speak(Prompt.personal("Hello Maria.")); // keeps the one thread busy
        engine.awaitBegun();
        assertEquals("Good day.", Heard.atOnce(voice.speak(Prompt.of("Good day."))));
        engine.release(1);
    }

    @Test
    void preparingFailsWithTheSentenceThatFails() throws IOException {
        CachedVoice voice = voice(FakeEngine.free());
        assertThrows(
                SpeechFailure.class,
                () -> voice.prepare(List.of(Prompt.of("Good. You fail.")), (_, _) -> {}));
    }

    @Test
    void closingFailsWhatIsNotYetRenderedAndEverythingAfter() throws Exception {
        FakeEngine engine = FakeEngine.held();
        CachedVoice voice = voice(engine, 1, 10);
        Playable playable = voice.speak(Prompt.of("One. Two."));
        engine.awaitBegun();
        Thread closing = Thread.startVirtualThread(voice::close);
        assertThrows(SpeechFailure.class, () -> Heard.all(playable));
        Playable after = voice.speak(Prompt.of("Three."));
        assertThrows(SpeechFailure.class, after::next);
        engine.release(10);
        closing.join();
        assertEquals(List.of("One."), engine.rendered());
    }

    private CachedVoice voice(Engine engine) throws IOException {
        return voice(engine, 2, 100);
    }

    private CachedVoice voice(Engine engine, int threads, int waiting) throws IOException {
        PromptCache cache = PromptCache.open(folder, Duration.ofMinutes(1), 1 << 20);
        CachedVoice voice = new CachedVoice(engine, cache, threads, waiting);
        voices.add(voice);
        return voice;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
