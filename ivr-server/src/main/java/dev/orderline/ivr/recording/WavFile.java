package dev.orderline.ivr.recording;

import dev.orderline.speech.audio.WavHeader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
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
    private static final int LANES = 2;
    private static final WavHeader EMPTY = new WavHeader(LANES, 0);

    private final FileChannel file;
    private WavHeader header;

    private WavFile(FileChannel file, WavHeader header) {
        this.file = file;
        this.header = header;
    }

    /** Makes {@code path}, which must not be there yet; for our own user only. */
    static WavFile create(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        Private.FILE);
        try {
            var wav = new WavFile(file, EMPTY);
            wav.write(EMPTY);
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
            WavHeader header = file.size() < WavHeader.BYTES ? EMPTY : header(file);
            file.truncate(WavHeader.BYTES + (long) header.soundBytes());
            var wav = new WavFile(file, header);
            wav.write(header);
            return wav;
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    private static WavHeader header(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(WavHeader.BYTES);
        while (bytes.hasRemaining()) file.read(bytes, bytes.position());
        WavHeader header = WavHeader.parse(bytes.flip());
        if (header.lanes() != LANES || header.soundBytes() > file.size() - WavHeader.BYTES)
            throw new IOException("not a recording of ours");
        return header;
    }

    /**
     * Adds samples, left and right by turns.
     *
     * @throws IOException also if the file would become longer than a WAV file can be
     */
    void append(short[] stereo) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(stereo.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.capacity() > WavHeader.MAX_SOUND_BYTES - header.soundBytes())
            throw new IOException("a call lasts longer than a WAV file can");
        bytes.asShortBuffer().put(stereo);
        var longer = new WavHeader(LANES, header.soundBytes() + bytes.capacity());
        write(bytes, WavHeader.BYTES + (long) header.soundBytes());
        header = longer;
        write(header);
    }

    /** Makes sure that what was appended survives a power cut. */
    void force() throws IOException {
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void write(WavHeader changed) throws IOException {
        write(changed.bytes(), 0);
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) at += file.write(bytes, at);
    }
}
