package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** GSM 06.10 full rate, as mobile telephones may speak it, by Debian's sox. */
final class Gsm {
    private static final List<String> PCM =
            List.of("-t", "raw", "-r", "8000", "-e", "signed", "-b", "16", "-c", "1", "-");

    private static final List<String> CODED = List.of("-t", "gsm", "-r", "8000", "-c", "1", "-");

    private static final int AT_MOST_SECONDS = 30;

    private Gsm() {}

    /** Whether there is a sox. */
    static boolean isThere() {
        try {
            return new ProcessBuilder("sox", "--version")
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException none) {
            return false;
        }
    }

    /**
     * What is left of {@code frames} after coding and decoding: as many.
     *
     * @throws IOException if sox is not installed, or fails
     */
    static List<Frame> carried(List<Frame> frames) throws IOException, InterruptedException {
        Path in = Files.createTempFile("orderline-gsm", ".raw");
        Path out = Files.createTempFile("orderline-gsm", ".raw");
        try {
            Files.write(in, bytes(Frames.join(frames)));
            List<Process> both =
                    ProcessBuilder.startPipeline(
                            List.of(
                                    sox(PCM, CODED).redirectInput(in.toFile()),
                                    sox(CODED, PCM).redirectOutput(out.toFile())));
            for (Process each : both)
                if (!each.waitFor(AT_MOST_SECONDS, TimeUnit.SECONDS) || each.exitValue() != 0)
                    throw new IOException("sox could not make GSM of it");
            return Frames.cut(samples(Files.readAllBytes(out))).subList(0, frames.size());
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    /** Without dither: the same sound gives the same sound. */
    private static ProcessBuilder sox(List<String> from, List<String> to) {
        var builder = new ProcessBuilder("sox", "-D");
        builder.command().addAll(from);
        builder.command().addAll(to);
        return builder.redirectError(Redirect.DISCARD);
    }

    private static byte[] bytes(short[] pcm) {
        var bytes = ByteBuffer.allocate(2 * pcm.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(pcm);
        return bytes.array();
    }

    private static short[] samples(byte[] bytes) {
        short[] pcm = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(pcm);
        return pcm;
    }
}
