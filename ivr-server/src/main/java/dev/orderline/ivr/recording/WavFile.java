package dev.orderline.ivr.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A WAV file that is playable after every {@link #append}: PCM, 16 bit, 8000 Hz, stereo. Used by
 * one thread.
 *
 * <p>The header is written last, so a process that dies within an append leaves the file as it was
 * before it, with some bytes behind its end that players do not read.
 */
final class WavFile implements Closeable {
    static final int RATE_HZ = 8_000;
    static final int LANES = 2;
    static final int HEADER_BYTES = 44;
    private static final int SAMPLE_BYTES = 2;
    private static final int BLOCK_BYTES = LANES * SAMPLE_BYTES;

    /**
     * A WAV file cannot be longer: its lengths have 32 bits. Nineteen hours, kept to signed ints.
     */
    static final long MAX_SOUND_BYTES = Integer.MAX_VALUE - HEADER_BYTES - BLOCK_BYTES;

    private final FileChannel file;
    private long soundBytes;

    private WavFile(FileChannel file, long soundBytes) {
        this.file = file;
        this.soundBytes = soundBytes;
    }

    /** Makes {@code path}, which must not be there yet; for our own user only. */
    static WavFile create(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        Private.FILE);
        try {
            var wav = new WavFile(file, 0);
            wav.writeHeader();
            return wav;
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    /**
     * Opens a file that a process left when it died, and drops what lies behind the end its header
     * tells; a file without a whole header holds nothing.
     *
     * @throws IOException also if the header is not one of ours
     */
    static WavFile repair(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            long soundBytes = file.size() < HEADER_BYTES ? 0 : soundBytes(file);
            file.truncate(HEADER_BYTES + soundBytes);
            var wav = new WavFile(file, soundBytes);
            wav.writeHeader();
            return wav;
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    private static long soundBytes(FileChannel file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (header.hasRemaining()) file.read(header, header.position());
        int promised = header.getInt(HEADER_BYTES - 4);
        if (!header.flip().equals(header(promised))
                || promised < 0
                || promised > file.size() - HEADER_BYTES)
            throw new IOException("not a recording of ours");
        return promised;
    }

    /**
     * Adds samples, left and right by turns.
     *
     * @throws IOException also if the file would become longer than a WAV file can be
     */
    void append(short[] stereo) throws IOException {
        if (soundBytes + (long) stereo.length * SAMPLE_BYTES > MAX_SOUND_BYTES)
            throw new IOException("a call lasts longer than a WAV file can");
        ByteBuffer bytes =
                ByteBuffer.allocate(stereo.length * SAMPLE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(stereo);
        write(bytes, HEADER_BYTES + soundBytes);
        soundBytes += bytes.capacity();
        writeHeader();
    }

    /** Makes sure that what was appended survives a power cut. */
    void force() throws IOException {
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void writeHeader() throws IOException {
        write(header(soundBytes), 0);
    }

    private static ByteBuffer header(long soundBytes) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII));
        header.putInt((int) (HEADER_BYTES - 8 + soundBytes));
        header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
        header.putInt(16); // length of what describes the format
        header.putShort((short) 1); // PCM
        header.putShort((short) LANES);
        header.putInt(RATE_HZ);
        header.putInt(RATE_HZ * BLOCK_BYTES);
        header.putShort((short) BLOCK_BYTES);
        header.putShort((short) (8 * SAMPLE_BYTES));
        header.put("data".getBytes(StandardCharsets.US_ASCII));
        header.putInt((int) soundBytes);
        return header.flip();
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) at += file.write(bytes, at);
    }
}
