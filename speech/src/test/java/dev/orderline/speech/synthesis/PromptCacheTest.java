package dev.orderline.speech.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptCacheTest {
    private static final long PLENTY = 1 << 20;
    private static final List<Frame> TEN_FRAMES = FakeEngine.frames("0123456789");
    private static final long TEN_FRAMES_BYTES = 44 + 10 * 2L * Frame.SAMPLES;

    @TempDir Path folder;

    @Test
    void theLeastLatelyUsedIsForgottenFirst() throws IOException {
        PromptCache cache = PromptCache.open(folder, Frame.duration(25), PLENTY);
        cache.remember("a", TEN_FRAMES);
        cache.remember("b", TEN_FRAMES);
        assertTrue(cache.recall("a").isPresent());
        cache.remember("c", TEN_FRAMES);
        assertTrue(cache.recall("a").isPresent());
        assertEquals(Optional.empty(), cache.recall("b"));
        assertTrue(cache.recall("c").isPresent());
    }

    @Test
    void rememberingTheSameAgainTakesNoMoreRoom() throws IOException {
        PromptCache cache = PromptCache.open(folder, Frame.duration(25), PLENTY);
        cache.remember("a", TEN_FRAMES);
        for (int i = 0; i < 10; i++) cache.remember("b", TEN_FRAMES);
        assertTrue(cache.recall("a").isPresent());
    }

    @Test
    void whatMemoryForgotIsFoundOnTheDisk() throws IOException {
        PromptCache cache = PromptCache.open(folder, Frame.duration(10), PLENTY);
        cache.remember("a", TEN_FRAMES);
        cache.store("a", TEN_FRAMES);
        cache.remember("b", TEN_FRAMES);
        assertEquals(Optional.empty(), cache.recall("a"));
        assertArrayEquals(Frames.join(TEN_FRAMES), Frames.join(cache.find("a").orElseThrow()));
        assertTrue(cache.recall("a").isPresent());
    }

    @Test
    void aSentenceTooLongForMemoryIsNotKeptThere() throws IOException {
        PromptCache cache = PromptCache.open(folder, Frame.duration(9), PLENTY);
        cache.remember("a", TEN_FRAMES);
        cache.store("a", TEN_FRAMES);
        assertEquals(Optional.empty(), cache.recall("a"));
        assertTrue(cache.find("a").isPresent());
    }

    @Test
    void theOldestFilesMakeRoomForNewOnes() throws IOException {
        PromptCache cache = PromptCache.open(folder, Duration.ZERO, 3 * TEN_FRAMES_BYTES);
        for (String key : List.of("a", "b", "c")) cache.store(key, TEN_FRAMES);
        usedAt("b", 1);
        usedAt("c", 2);
        usedAt("a", 3);
        cache.store("d", TEN_FRAMES);
        assertEquals(List.of("a.wav", "d.wav"), names());
    }

    @Test
    void readingAFileMakesItYoung() throws IOException {
        PromptCache cache = PromptCache.open(folder, Duration.ZERO, 3 * TEN_FRAMES_BYTES);
        for (String key : List.of("a", "b", "c")) cache.store(key, TEN_FRAMES);
        usedAt("a", 1);
        usedAt("b", 2);
        usedAt("c", 3);
        assertTrue(cache.find("a").isPresent());
        cache.store("d", TEN_FRAMES);
        assertEquals(List.of("a.wav", "d.wav"), names());
    }

    @Test
    void filesOfAnEarlierRunCount() throws IOException {
        PromptCache.open(folder, Duration.ZERO, PLENTY).store("a", TEN_FRAMES);
        usedAt("a", 1);
        PromptCache cache = PromptCache.open(folder, Duration.ZERO, TEN_FRAMES_BYTES * 3 / 2);
        cache.store("b", TEN_FRAMES);
        assertEquals(List.of("b.wav"), names());
    }

    @Test
    void unfinishedFilesOfAnEarlierRunAreRemovedAndOthersLeftAlone() throws IOException {
        Files.writeString(folder.resolve("x.unfinished"), "RIFF");
        Files.writeString(folder.resolve("README"), "mine");
        PromptCache.open(folder, Duration.ZERO, PLENTY);
        assertEquals(List.of("README"), names());
    }

    @Test
    void anythingThatIsNoRenderedSentenceIsNotFound() throws IOException {
        PromptCache cache = PromptCache.open(folder, Frame.duration(100), PLENTY);
        short[] tenFrames = Frames.join(TEN_FRAMES);
        Wav.stereo(tenFrames, tenFrames).write(folder.resolve("stereo.wav"));
        Wav.mono(new short[0]).write(folder.resolve("empty.wav"));
        Wav.mono(new short[Frame.SAMPLES + 1]).write(folder.resolve("odd.wav"));
        Files.write(folder.resolve("zeros.wav"), new byte[1_000]);
        Files.createDirectory(folder.resolve("folder.wav"));
        for (String key : List.of("stereo", "empty", "odd", "zeros", "folder", "none"))
            assertEquals(Optional.empty(), cache.find(key), key);
    }

    @Test
    void aDiskThatCannotBeWrittenFailsNobody() throws IOException {
        PromptCache cache = PromptCache.open(folder, Frame.duration(100), PLENTY);
        Files.delete(folder);
        cache.remember("a", TEN_FRAMES);
        cache.store("a", TEN_FRAMES);
        assertTrue(cache.recall("a").isPresent());
    }

    private void usedAt(String key, long second) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve(key + ".wav"), FileTime.from(Instant.ofEpochSecond(second)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
