package dev.orderline.speech.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** The recorded utterances of the tests, and any folder of the same make. */
public final class Utterances {
    /** Where the tests' own are, seen from the module. */
    public static final Path FOLDER = Path.of("src/test/resources/utterances");

    /**
     * One recording.
     *
     * @param words what is said in it
     */
    public record Utterance(String file, String kind, String words, List<Frame> frames) {
        public Utterance {
            frames = List.copyOf(frames);
        }
    }

    private Utterances() {}

    /** All of {@code folder}, in the order of its {@code transcripts.tsv}. */
    public static List<Utterance> read(Path folder) {
        try {
            var all = new ArrayList<Utterance>();
            List<String> lines = Files.readAllLines(folder.resolve("transcripts.tsv"));
            for (String line : lines.subList(1, lines.size())) {
                List<String> fields = List.of(line.split("\t"));
                List<Frame> frames = frames(folder.resolve(fields.getFirst()));
                all.add(new Utterance(fields.get(0), fields.get(1), fields.get(2), frames));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code pcm} as frames; the rest that fills no frame is padded with silence. */
    public static List<Frame> frames(short[] pcm) {
        var frames = new ArrayList<Frame>();
        for (int at = 0; at < pcm.length; at += Frame.SAMPLES) {
            short[] frame = new short[Frame.SAMPLES];
            System.arraycopy(pcm, at, frame, 0, Math.min(Frame.SAMPLES, pcm.length - at));
            frames.add(Frame.of(frame));
        }
        return frames;
    }

    /** The samples of {@code frames}. */
    public static short[] samples(List<Frame> frames) {
        short[] pcm = new short[frames.size() * Frame.SAMPLES];
        for (int i = 0; i < frames.size(); i++) frames.get(i).copyTo(pcm, i * Frame.SAMPLES);
        return pcm;
    }

    private static List<Frame> frames(Path wav) throws IOException {
        try (var audio =
                AudioSystem.getAudioInputStream(
                        new ByteArrayInputStream(Files.readAllBytes(wav)))) {
            byte[] bytes = audio.readAllBytes();
            short[] pcm = new short[bytes.length / 2];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(pcm);
            return frames(pcm);
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(wav.toString(), e);
        }
    }
}
