package dev.orderline.ivr.recording;

import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.replay.CallSound;
import dev.orderline.ivr.replay.RecordedCall;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.WavHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The sound of recorded calls, from the files that {@link DiskRecordings} wrote. A file is heard
 * only if it lies where that call's lies, and is still what was recorded. Used by one thread.
 */
public final class RecordedFiles implements CallSound {
    private static final int LANES = 2;
    private static final int FRAME_BYTES = Frame.SAMPLES * LANES * Short.BYTES;

    /** Five minutes; nobody answers for so long. */
    private static final int MOST_FRAMES = 15_000;

    private final Path folder;

    /** The file that was checked last, which the next excerpt is of as a rule. */
    private Path checked = Path.of("");

    private String checkedAs = "";

    /**
     * @param folder of all recordings
     */
    public RecordedFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Excerpt between(RecordedCall call, int from, int to) {
        return switch (call.recording()) {
            case RecordingEnd.Whole(String file, String sha256) ->
                    excerpt(call, file, sha256, from, to);
            case RecordingEnd.Cut(String file, String sha256) ->
                    excerpt(call, file, sha256, from, to);
            case RecordingEnd.Discarded _ ->
                    new Excerpt.Missing("its caller refused to be recorded");
            case RecordingEnd.Lost _ -> new Excerpt.Missing("there is no recording of it");
        };
    }

    private Excerpt excerpt(RecordedCall call, String name, String sha256, int from, int to) {
        if (from < 0 || to < from || to - from > MOST_FRAMES)
            return new Excerpt.Missing("a turn is longer than any of ours");
        if (!name.matches("[0-9]{4}/[0-9]{2}/[0-9]{2}/" + call.id() + "\\.wav"))
            return new Excerpt.Missing("its recording is called otherwise than ours are");
        Path file = folder.resolve(name);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                return new Excerpt.Missing("its recording is not there any more");
            if (!isAsRecorded(file, sha256))
                return new Excerpt.Missing("its recording is not what was recorded");
            return read(file, from, to);
        } catch (IOException unreadable) {
            return new Excerpt.Missing("its recording cannot be read");
        }
    }

    private boolean isAsRecorded(Path file, String sha256) throws IOException {
        if (!file.equals(checked)) {
            checkedAs = Checksum.sha256(file);
            checked = file;
        }
        return checkedAs.equals(sha256);
    }

    private static Excerpt read(Path file, int from, int to) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer header = ByteBuffer.allocate(WavHeader.BYTES);
            if (!isFilled(header, channel, 0)) throw new IOException("no header");
            WavHeader told = WavHeader.parse(header.flip());
            if (told.lanes() != LANES) throw new IOException("not stereo");
            if ((long) to * FRAME_BYTES > told.soundBytes())
                return new Excerpt.Missing("its recording ends before");
            ByteBuffer sound =
                    ByteBuffer.allocate((to - from) * FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            if (!isFilled(sound, channel, WavHeader.BYTES + (long) from * FRAME_BYTES))
                return new Excerpt.Missing("its recording ends before");
            return sound(sound.flip());
        }
    }

    private static boolean isFilled(ByteBuffer buffer, FileChannel channel, long at)
            throws IOException {
        while (buffer.hasRemaining())
            if (channel.read(buffer, at + buffer.position()) < 0) return false;
        return true;
    }

    private static Excerpt sound(ByteBuffer stereo) {
        List<Frame> caller = new ArrayList<>();
        List<Frame> ours = new ArrayList<>();
        while (stereo.hasRemaining()) {
            short[] left = new short[Frame.SAMPLES];
            short[] right = new short[Frame.SAMPLES];
            for (int i = 0; i < Frame.SAMPLES; i++) {
                left[i] = stereo.getShort();
                right[i] = stereo.getShort();
            }
            caller.add(Frame.of(left));
            ours.add(Frame.of(right));
        }
        return new Excerpt.Sound(caller, ours);
    }
}
