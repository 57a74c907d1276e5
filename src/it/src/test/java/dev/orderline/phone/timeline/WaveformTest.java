package dev.orderline.phone.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.orderline.phone.rtp.Tape;
import dev.orderline.phone.rtp.TapeWriter;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WaveformTest {
    private static final int WHITE = 0xffffff;

    @Test
    void eachSideIsDrawnInItsLaneAtItsTime(@TempDir Path folder) throws IOException {
        Tape tape =
                new TapeWriter()
                        .says(0, 500, true)
                        .says(500, 2_000, false)
                        .hears(0, 1_500, false)
                        .hears(1_500, 2_000, true)
                        .ends(2_000);
        Waveform waveform = Waveform.of(Timeline.of(tape), Lanes.of(tape));
        assertEquals(161, waveform.width()); // two seconds of 80 pixels
        assertNotEquals(WHITE, waveform.colour(10, 5), "the caller's speech is shaded");
        assertEquals(WHITE, waveform.colour(60, 5));
        assertEquals(WHITE, waveform.colour(10, 125));
        assertNotEquals(WHITE, waveform.colour(140, 125), "the bot's speech is shaded");
        assertNotEquals(waveform.colour(10, 5), waveform.colour(10, 50), "the wave stands out");

        Path file = folder.resolve("call.png");
        waveform.writePng(file);
        assertEquals(161, ImageIO.read(file.toFile()).getWidth());
    }
}
