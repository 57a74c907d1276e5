package dev.orderline.speech.mary;

import dev.orderline.speech.audio.Decimator;
import dev.orderline.speech.audio.SpeechFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;

/**
 * Reads what MaryTTS's vocoder makes, on threads of its own: a failure in the vocoder's thread
 * never ends its stream. Who waits for such a stream gives up after a while; the thread that reads
 * it may be lost, the next stream gets another. Thread-safe.
 */
final class Vocoding {
    private static final AudioFormat FORMAT =
            new AudioFormat(Decimator.FROM_HZ, Short.SIZE, 1, true, false);

    /**
     * MaryTTS's normaliser of levels works per read, so only reads of one size give the same
     * samples every time: 20 ms.
     */
    private static final int CHUNK_BYTES = 2 * Decimator.FROM_HZ / 50;

    /**
     * Before each read the vocoder gets time to fill its queue of 1,024 samples. Who waits at an
     * empty one is woken for every sample: 46,000 times in a sentence of 11 s, instead of 900. With
     * calls beside it on two cores, that alone made gaps of 300 ms in what callers heard; and it is
     * a fifth slower.
     */
    private static final long REST_NANOS = 1_000_000;

    /** More than a sentence can be: two minutes. */
    private static final int MAX_BYTES = 120 * 2 * Decimator.FROM_HZ;

    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().name("mary-", 0).daemon().factory());
    private final Duration patience;

    /**
     * @param patience how long a stream may take from its beginning to its end
     */
    Vocoding(Duration patience) {
        this.patience = patience;
    }

    /**
     * All samples of the stream that {@code begin} gives, at 48 kHz.
     *
     * @throws SpeechFailure if it fails, does not end in time, or is something else than mono of 16
     *     bit at 48 kHz; says nothing of what was to be spoken
     */
    short[] read(Callable<AudioInputStream> begin) {
        Future<short[]> reading = threads.submit(() -> samples(begin.call()));
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reading.cancel(true);
            throw new SpeechFailure("render a sentence with MaryTTS within " + patience, e);
        } catch (InterruptedException e) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            throw new SpeechFailure("render a sentence with MaryTTS before being stopped", e);
        } catch (ExecutionException e) {
            throw withoutWords(e);
        }
    }

    /** MaryTTS's messages may hold what was to be said, so only kind and place are kept. */
    private static SpeechFailure withoutWords(ExecutionException failed) {
        Throwable root = failed;
        while (root.getCause() != null) root = root.getCause();
        var failure =
                new SpeechFailure("render a sentence with MaryTTS: " + root.getClass().getName());
        failure.setStackTrace(root.getStackTrace());
        return failure;
    }

    private static short[] samples(AudioInputStream audio) throws IOException {
        if (!audio.getFormat().matches(FORMAT))
            throw new IOException("an unexpected format: " + audio.getFormat());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 19);
        byte[] chunk = new byte[CHUNK_BYTES];
        int read;
        // Not readAllBytes: it takes MaryTTS's short reads for the end.
        while ((read = audio.read(chunk, 0, chunk.length)) > 0) {
            bytes.write(chunk, 0, read);
            if (bytes.size() > MAX_BYTES) throw new IOException("audio without an end");
            LockSupport.parkNanos(REST_NANOS);
        }
        short[] pcm = new short[bytes.size() / 2];
        ByteBuffer.wrap(bytes.toByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(pcm);
        return pcm;
    }
}
