package dev.orderline.speech.audio;

import static dev.orderline.speech.audio.WavHeader.FORMAT_BYTES;
import static dev.orderline.speech.audio.WavHeader.PCM;
import static dev.orderline.speech.audio.WavHeader.SAMPLE_BYTES;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/**
 * A short piece of telephone audio as a RIFF/WAVE file: 8000 Hz, signed 16-bit PCM, one lane (mono)
 * or two (stereo) of equal length, held whole in memory. Immutable.
 */
public final class Wav {
    /** Longer files are refused: half an hour of stereo. */
    public static final int MAX_BYTES = 64 << 20;

    /** How the names of files end that {@link #writeWhole} has not finished. */
    public static final String UNFINISHED = ".unfinished";

    private final List<short[]> lanes;

    private Wav(List<short[]> lanes) {
        this.lanes = lanes;
    }

    public static Wav mono(short[] samples) {
        return new Wav(List.of(samples.clone()));
    }

    /**
     * @throws IllegalArgumentException if the two differ in length
     */
    public static Wav stereo(short[] left, short[] right) {
        if (left.length != right.length)
            throw new IllegalArgumentException(left.length + " samples left, " + right.length);
        return new Wav(List.of(left.clone(), right.clone()));
    }

    /**
     * @throws IOException if the file cannot be read, is too long, or is anything but what this
     *     class holds
     */
    public static Wav read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in.readNBytes(MAX_BYTES + 1));
        }
    }

    /** As {@link #read}, from the file's bytes. */
    public static Wav parse(byte[] file) throws IOException {
        if (file.length > MAX_BYTES) throw refused("longer than " + MAX_BYTES + " bytes");
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < 12 || !isTag(in, "RIFF")) throw refused("not RIFF");
        in.getInt(); // the length of the file, which is known
        if (!isTag(in, "WAVE")) throw refused("not WAVE");
        int lanes = 0;
        while (in.remaining() >= 8) {
            byte[] tag = new byte[4];
            in.get(tag);
            long bytes = Integer.toUnsignedLong(in.getInt());
            if (bytes > in.remaining()) throw refused("a chunk reaches beyond the end");
            ByteBuffer chunk = in.slice(in.position(), (int) bytes).order(ByteOrder.LITTLE_ENDIAN);
            switch (new String(tag, StandardCharsets.ISO_8859_1)) {
                case "fmt " -> lanes = lanes(chunk);
                case "data" -> {
                    if (lanes == 0) throw refused("samples before their format");
                    return samples(chunk, lanes);
                }
                default -> {} // names, cue points and the like
            }
            in.position((int) Math.min(in.limit(), in.position() + bytes + (bytes & 1)));
        }
        throw refused("no samples");
    }

    /** How many lanes the format allows for, once all else of it has been checked. */
    private static int lanes(ByteBuffer format) throws IOException {
        if (format.remaining() < FORMAT_BYTES) throw refused("a format cut short");
        if (format.getShort() != PCM) throw refused("not plain PCM");
        int lanes = format.getShort();
        if (lanes != 1 && lanes != 2) throw refused("neither mono nor stereo");
        if (format.getInt() != Frame.RATE_HZ) throw refused("not " + Frame.RATE_HZ + " Hz");
        format.getInt(); // bytes per second, which follows from the rest
        if (format.getShort() != lanes * SAMPLE_BYTES || format.getShort() != Short.SIZE)
            throw refused("not 16-bit");
        return lanes;
    }

    private static Wav samples(ByteBuffer chunk, int lanes) throws IOException {
        if (chunk.remaining() % (lanes * SAMPLE_BYTES) != 0) throw refused("half a sample");
        short[][] samples = new short[lanes][chunk.remaining() / (lanes * SAMPLE_BYTES)];
        for (int i = 0; i < samples[0].length; i++)
            for (short[] lane : samples) lane[i] = chunk.getShort();
        return new Wav(List.of(samples));
    }

    /** One for mono, two for stereo. */
    public int lanes() {
        return lanes.size();
    }

    /** A copy of one lane's samples; lane 0 is the left one. */
    public short[] lane(int lane) {
        return lanes.get(lane).clone();
    }

    /** The whole file. */
    public byte[] bytes() {
        int length = lanes.getFirst().length;
        int soundBytes = Math.multiplyExact(length, lanes.size() * SAMPLE_BYTES);
        ByteBuffer out = ByteBuffer.allocate(WavHeader.BYTES + soundBytes);
        out.order(ByteOrder.LITTLE_ENDIAN);
        out.put(new WavHeader(lanes.size(), soundBytes).bytes());
        for (int i = 0; i < length; i++) for (short[] lane : lanes) out.putShort(lane[i]);
        return out.array();
    }

    public void write(Path file) throws IOException {
        Files.write(file, bytes());
    }

    /**
     * Writes the file under another name first, and safely on the disk before it gets its own: it
     * is whole or not there, whatever happens. What is left when something did ends with {@link
     * #UNFINISHED}.
     */
    public void writeWhole(Path file) throws IOException {
        String process = "." + ProcessHandle.current().pid();
        Path unfinished = file.resolveSibling(file.getFileName() + process + UNFINISHED);
        try {
            try (FileChannel out = FileChannel.open(unfinished, CREATE, TRUNCATE_EXISTING, WRITE)) {
                for (ByteBuffer left = ByteBuffer.wrap(bytes()); left.hasRemaining(); )
                    out.write(left);
                out.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static boolean isTag(ByteBuffer in, String tag) {
        byte[] read = new byte[4];
        in.get(read);
        return Arrays.equals(read, WavHeader.tag(tag));
    }

    private static IOException refused(String why) {
        return new IOException("not a WAV file of ours: " + why);
    }
}
