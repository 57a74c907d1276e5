package dev.orderline.speech.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavTest {
    private static final short[] LEFT = {0, 1, -1, Short.MAX_VALUE, Short.MIN_VALUE};
    private static final short[] RIGHT = {5, 4, 3, 2, 1};

    /** Where the format chunk's fields and the data chunk's length are. */
    private static final int CODING = 20, LANES = 22, RATE = 24, BITS = 34, DATA_BYTES = 40;

    @Test
    void monoComesBackFromItsFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mono.wav");
        Wav.mono(LEFT).write(file);
        Wav read = Wav.read(file);
        assertEquals(1, read.lanes());
        assertArrayEquals(LEFT, read.lane(0));
    }

    @Test
    void aFileIsWrittenWholeOverAnotherAndNothingElseIsLeft(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("mono.wav");
        Files.writeString(file, "RIFF");
        Wav.mono(LEFT).writeWhole(file);
        assertArrayEquals(LEFT, Wav.read(file).lane(0));
        try (var all = Files.list(folder)) {
            assertEquals(List.of(file), all.toList());
        }
    }

    @Test
    void whatCannotBeWrittenWholeLeavesTheFileAsItWas(@TempDir Path folder) throws IOException {
        Path taken = folder.resolve("taken.wav");
        Files.createDirectories(taken.resolve("by-a-folder"));
        assertThrows(IOException.class, () -> Wav.mono(LEFT).writeWhole(taken));
        try (var all = Files.list(folder)) {
            assertEquals(List.of(taken), all.toList());
        }
    }

    @Test
    void stereoComesBackLaneByLane() throws IOException {
        Wav read = Wav.parse(Wav.stereo(LEFT, RIGHT).bytes());
        assertEquals(2, read.lanes());
        assertArrayEquals(LEFT, read.lane(0));
        assertArrayEquals(RIGHT, read.lane(1));
    }

    @Test
    void javaUnderstandsTheFileToo() throws Exception {
        byte[] file = Wav.stereo(LEFT, RIGHT).bytes();
        try (AudioInputStream in =
                AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
            AudioFormat format = in.getFormat();
            assertEquals(AudioFormat.Encoding.PCM_SIGNED, format.getEncoding());
            assertEquals(8_000, format.getSampleRate());
            assertEquals(2, format.getChannels());
            assertEquals(LEFT.length, in.getFrameLength());
            assertArrayEquals(Arrays.copyOfRange(file, 44, file.length), in.readAllBytes());
        }
    }

    @Test
    void unknownChunksOfOddLengthAreSteppedOver() throws IOException {
        byte[] file = Wav.mono(LEFT).bytes();
        byte[] note = {'n', 'o', 't', 'e', 3, 0, 0, 0, 'a', 'b', 'c', 0};
        byte[] longer = new byte[file.length + note.length];
        System.arraycopy(file, 0, longer, 0, 36);
        System.arraycopy(note, 0, longer, 36, note.length);
        System.arraycopy(file, 36, longer, 36 + note.length, file.length - 36);
        assertArrayEquals(LEFT, Wav.parse(longer).lane(0));
    }

    @Test
    void otherFormatsAreRefused() {
        assertRefused(with(CODING, 7));
        assertRefused(with(LANES, 0));
        assertRefused(with(LANES, 3));
        assertRefused(with(RATE, 16_000));
        assertRefused(with(BITS, 8));
    }

    @Test
    void lengthsThatDoNotFitAreRefused() {
        assertRefused(with(DATA_BYTES, -1));
        assertRefused(with(DATA_BYTES, 0x7fff_ffff));
        assertRefused(with(DATA_BYTES, LEFT.length * 2 - 1));
        assertRefused(with(DATA_BYTES, LEFT.length * 2 + 2));
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] file = Wav.mono(LEFT).bytes();
        for (int length = 0; length < file.length; length++)
            assertRefused(Arrays.copyOf(file, length));
    }

    @Test
    void anythingMayHappenToTheBytesWithoutABugShowing() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] file = Wav.stereo(LEFT, RIGHT).bytes();
            for (int j = 0; j < 3; j++) file[random.nextInt(44)] = (byte) random.nextInt(256);
            try {
                Wav.parse(file);
            } catch (IOException refused) {
                // the one way out but success
            }
        }
    }

    @Test
    void lanesOfDifferentLengthAreNotAFile() {
        assertThrows(IllegalArgumentException.class, () -> Wav.stereo(LEFT, new short[1]));
    }

    private static byte[] with(int at, int value) {
        byte[] file = Wav.mono(LEFT).bytes();
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (at == RATE || at == DATA_BYTES) buffer.putInt(at, value);
        else buffer.putShort(at, (short) value);
        return file;
    }

    private static void assertRefused(byte[] file) {
        assertThrows(IOException.class, () -> Wav.parse(file));
    }
}
