package dev.orderline.speech.caller;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Level;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** A WAV file of any rate from 8 to 96 kHz, as the telephone carries it. */
public final class SoundFile {
    /** Longer files are refused: ten minutes at 48 kHz. */
    private static final int MAX_BYTES = 60 << 20;

    private static final int MAX_HZ = 96_000;

    private SoundFile() {}

    /**
     * The first lane of the file. At 8 kHz it is left as it is; else it is low-passed, resampled,
     * and brought to the level of speech.
     *
     * @throws IOException saying in a sentence how to mend it
     */
    public static List<Frame> read(Path file) throws IOException {
        File input = file.toFile();
        if (!input.canRead()) throw new IOException("The file " + file + " cannot be read.");
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(input)) {
            AudioFormat format = sound.getFormat();
            if (!isPcm(format))
                throw new IOException(
                        file + " is no 16-bit PCM of 8 to 96 kHz: convert it with sox.");
            byte[] bytes = sound.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) throw new IOException(file + " is too long.");
            short[] pcm = firstLane(bytes, format.getChannels());
            int rateHz = Math.round(format.getSampleRate());
            return Frames.cut(
                    rateHz == Frame.RATE_HZ ? pcm : Level.level(Resampling.to8kHz(pcm, rateHz)));
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(file + " is no sound file: give a WAV file.", e);
        }
    }

    private static boolean isPcm(AudioFormat format) {
        return format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)
                && format.getSampleSizeInBits() == Short.SIZE
                && !format.isBigEndian()
                && format.getSampleRate() >= Frame.RATE_HZ
                && format.getSampleRate() <= MAX_HZ;
    }

    private static short[] firstLane(byte[] bytes, int lanes) {
        var samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        short[] pcm = new short[samples.remaining() / lanes];
        for (int i = 0; i < pcm.length; i++) pcm[i] = samples.get(i * lanes);
        return pcm;
    }
}
