package dev.orderline.phone.timeline;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A picture of a call: the caller's lane above, the bot's below, {@link #PIXELS_PER_SECOND} pixels
 * a second, with a line and its number at every second and a shade behind what counts as speech.
 * Drawn pixel by pixel: it needs neither a display nor a font.
 */
public final class Waveform {
    private static final int PIXELS_PER_SECOND = 80;
    private static final int LANE = 120;
    private static final int AXIS = 16;
    private static final int HEIGHT = 2 * LANE + AXIS;

    /** Longer calls are cut: five minutes. */
    private static final int MAX_WIDTH = 300 * PIXELS_PER_SECOND;

    private static final int PAPER = 0xffffff;
    private static final int GRID = 0xdddddd;
    private static final int INK = 0x222222;
    private static final int CALLER = 0x2a5db0;
    private static final int CALLER_SHADE = 0xe3ebf8;
    private static final int KEY_SHADE = 0xffe2a8;
    private static final int BOT = 0x2e7d4f;
    private static final int BOT_SHADE = 0xe2f3e8;

    /** The digits, three pixels wide and five high, row by row from the highest bit. */
    private static final int[] DIGITS = {
        0b111_101_101_101_111, 0b010_110_010_010_111, 0b111_001_111_100_111, 0b111_001_111_001_111,
        0b101_101_111_001_001, 0b111_100_111_001_111, 0b111_100_111_101_111, 0b111_001_010_010_010,
        0b111_101_111_101_111, 0b111_101_111_001_111,
    };

    private final BufferedImage image;

    private Waveform(BufferedImage image) {
        this.image = image;
    }

    public static Waveform of(Timeline timeline, Lanes lanes) {
        short[] caller = lanes.caller();
        short[] bot = lanes.bot();
        int width = Math.clamp(column(caller.length) + 1, 1, MAX_WIDTH);
        var waveform = new Waveform(new BufferedImage(width, HEIGHT, BufferedImage.TYPE_INT_RGB));
        waveform.fill(0, width, 0, HEIGHT, PAPER);
        timeline.acts().forEach(waveform::shade);
        waveform.seconds();
        waveform.lane(caller, 0, CALLER);
        waveform.lane(bot, LANE, BOT);
        waveform.fill(0, width, LANE, LANE + 1, INK);
        waveform.fill(0, width, 2 * LANE, 2 * LANE + 1, INK);
        return waveform;
    }

    /**
     * @throws IOException if the file cannot be written
     */
    public void writePng(Path file) throws IOException {
        ImageIO.setUseCache(false); // no temporary files
        if (!ImageIO.write(image, "png", file.toFile()))
            throw new IOException("this Java writes no PNG");
    }

    int width() {
        return image.getWidth();
    }

    int colour(int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    private void shade(Timeline.Act act) {
        int from = (int) (act.from().toMillis() * PIXELS_PER_SECOND / 1_000);
        int to = (int) (act.to().toMillis() * PIXELS_PER_SECOND / 1_000) + 1;
        switch (act.kind()) {
            case CALLER_SPEAKS -> fill(from, to, 0, LANE, CALLER_SHADE);
            case CALLER_PRESSES -> fill(from, to, 0, LANE, KEY_SHADE);
            case BOT_SPEAKS -> fill(from, to, LANE, 2 * LANE, BOT_SHADE);
        }
    }

    private void seconds() {
        for (int second = 0; second * PIXELS_PER_SECOND < image.getWidth(); second++) {
            int x = second * PIXELS_PER_SECOND;
            fill(x, x + 1, 0, 2 * LANE + 4, GRID);
            number(second, x + 2, 2 * LANE + 5);
        }
    }

    private void number(int number, int x, int y) {
        String text = Integer.toString(number);
        for (int i = 0; i < text.length(); i++) {
            int bits = DIGITS[text.charAt(i) - '0'];
            for (int pixel = 0; pixel < 15; pixel++) {
                if ((bits >> (14 - pixel) & 1) == 0) continue;
                int left = x + 2 * (4 * i + pixel % 3);
                int top = y + 2 * (pixel / 3);
                fill(left, left + 2, top, top + 2, INK);
            }
        }
    }

    /** From the lowest to the highest sample of each column. */
    private void lane(short[] pcm, int top, int colour) {
        int middle = top + LANE / 2;
        int at = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            int low = 0;
            int high = 0;
            for (; at < pcm.length && column(at) == x; at++) {
                low = Math.min(low, pcm[at]);
                high = Math.max(high, pcm[at]);
            }
            int up = high * (LANE / 2 - 2) / Short.MAX_VALUE;
            int down = -low * (LANE / 2 - 2) / Short.MAX_VALUE;
            fill(x, x + 1, middle - up, middle + down + 1, colour);
        }
    }

    private static int column(int sample) {
        return (int) ((long) sample * PIXELS_PER_SECOND / 8_000);
    }

    private void fill(int left, int right, int top, int bottom, int colour) {
        for (int x = Math.max(0, left); x < Math.min(right, image.getWidth()); x++)
            for (int y = Math.max(0, top); y < Math.min(bottom, HEIGHT); y++)
                image.setRGB(x, y, colour);
    }
}
