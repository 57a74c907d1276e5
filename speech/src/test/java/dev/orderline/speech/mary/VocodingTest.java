package dev.orderline.speech.mary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.speech.audio.SpeechFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without MaryTTS: streams that do what its vocoder may do. */
@Timeout(60)
class VocodingTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    @Test
    void aStreamIsReadToItsEnd() {
        assertArrayEquals(
                new short[] {1, -2}, new Vocoding(LONG).read(() -> stream(48_000, 1, 0, -2, -1)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStreamThatNeverEndsIsAFailureAndTheNextIsRead(boolean heedsInterrupts) {
        var vocoding = new Vocoding(Duration.ofSeconds(2));
        var over = new CountDownLatch(1);
        assertThrows(
                SpeechFailure.class,
                () -> vocoding.read(() -> audio(new Stuck(over, heedsInterrupts), 48_000)));
        assertArrayEquals(new short[] {1}, vocoding.read(() -> stream(48_000, 1, 0)));
        over.countDown(); // and the lost thread ends
    }

    @Test
    void soundWithoutAnEndIsAFailure() {
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return 1;
                    }
                };
        assertThrows(
                SpeechFailure.class, () -> new Vocoding(LONG).read(() -> audio(endless, 48_000)));
    }

    @Test
    void anotherRateIsAFailure() {
        assertThrows(
                SpeechFailure.class, () -> new Vocoding(LONG).read(() -> stream(16_000, 1, 0)));
    }

    @Test
    void aFailureTellsNothingOfWhatWasToBeSaid() {
        SpeechFailure failure =
                assertThrows(
                        SpeechFailure.class,
                        () ->
                                new Vocoding(LONG)
                                        .read(() -> {
                                            throw new IOException("cannot say: Ann Example");
                                        }));
        assertEquals("render a sentence with MaryTTS: java.io.IOException", failure.getMessage());
        assertEquals(null, failure.getCause());
    }

    private static AudioInputStream stream(int rateHz, int... bytes) {
        var pcm = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) pcm[i] = (byte) bytes[i];
        return audio(new ByteArrayInputStream(pcm), rateHz);
    }

    private static AudioInputStream audio(InputStream pcm, int rateHz) {
        return new AudioInputStream(
                pcm,
                new AudioFormat(rateHz, Short.SIZE, 1, true, false),
                AudioSystem.NOT_SPECIFIED);
    }

    /** A stream that brings nothing and does not end before {@code over} opens. */
    private static final class Stuck extends InputStream {
        private final CountDownLatch over;
        private final boolean heedsInterrupts;

        Stuck(CountDownLatch over, boolean heedsInterrupts) {
            this.over = over;
            this.heedsInterrupts = heedsInterrupts;
        }

        @Override
        public int read() throws IOException {
            while (true) {
                try {
                    over.await();
                    return -1;
                } catch (InterruptedException stopped) {
                    if (heedsInterrupts) throw new IOException(stopped);
                }
            }
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
        }
    }
}
