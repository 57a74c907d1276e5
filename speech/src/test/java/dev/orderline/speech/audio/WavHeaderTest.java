package dev.orderline.speech.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WavHeaderTest {
    @Test
    void aHeaderComesBackFromItsBytes() throws IOException {
        for (WavHeader header :
                new WavHeader[] {
                    new WavHeader(1, 0),
                    new WavHeader(2, 640),
                    new WavHeader(2, WavHeader.MAX_SOUND_BYTES - 3)
                }) {
            assertEquals(header, WavHeader.parse(header.bytes()));
            assertEquals(WavHeader.BYTES, header.bytes().remaining());
        }
    }

    @Test
    void aSingleWrongBitIsRefused() {
        byte[] bytes = new WavHeader(2, 640).bytes().array();
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(IOException.class, () -> WavHeader.parse(ByteBuffer.wrap(flipped)));
        }
    }

    @Test
    void partOfAHeaderIsRefused() {
        byte[] bytes = new WavHeader(1, 320).bytes().array();
        for (int length : new int[] {0, 4, WavHeader.BYTES - 1, WavHeader.BYTES + 1})
            assertThrows(
                    IOException.class,
                    () -> WavHeader.parse(ByteBuffer.wrap(Arrays.copyOf(bytes, length))));
    }

    @Test
    void soundThatNoFileHoldsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new WavHeader(3, 0));
        assertThrows(IllegalArgumentException.class, () -> new WavHeader(1, -2));
        assertThrows(IllegalArgumentException.class, () -> new WavHeader(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new WavHeader(2, 2));
        assertThrows(IllegalArgumentException.class, () -> new WavHeader(1, Integer.MAX_VALUE - 1));
    }
}
