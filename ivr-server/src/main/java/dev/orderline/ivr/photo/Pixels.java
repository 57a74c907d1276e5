package dev.orderline.ivr.photo;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** A picture without anything beside its pixels. Immutable. */
final class Pixels {
    private final int widthPx;
    private final int heightPx;

    /** Row by row, eight bits each for red, green and blue. */
    private final int[] rgb;

    /**
     * @param rgb not copied: from now on it belongs to this
     */
    Pixels(int widthPx, int heightPx, int[] rgb) {
        if (widthPx < 1 || heightPx < 1 || rgb.length != widthPx * heightPx)
            throw new IllegalArgumentException("a picture of another size");
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.rgb = rgb;
    }

    /** The means of {@code side} by {@code side} pixels of {@code image}, over white. */
    static Pixels shrunk(BufferedImage image, int side) {
        int width = Math.max(1, image.getWidth() / side);
        int height = Math.max(1, image.getHeight() / side);
        int[] rgb = new int[width * height];
        int[] row = new int[image.getWidth()];
        int[] sums = new int[3 * width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            int rows = Math.min(side, image.getHeight());
            int columns = Math.min(side, image.getWidth());
            for (int i = 0; i < rows; i++) {
                image.getRGB(0, y * side + i, row.length, 1, row, 0, row.length);
                for (int x = 0; x < columns * width; x++) add(row[x], sums, 3 * (x / columns));
            }
            for (int x = 0; x < width; x++) rgb[y * width + x] = mean(sums, 3 * x, rows * columns);
        }
        return new Pixels(width, height, rgb);
    }

    private static void add(int argb, int[] sums, int at) {
        int alpha = argb >>> 24;
        for (int i = 0; i < 3; i++) {
            int value = (argb >> (16 - 8 * i)) & 0xff;
            sums[at + i] += alpha == 255 ? value : (value * alpha + 255 * (255 - alpha)) / 255;
        }
    }

    private static int mean(int[] sums, int at, int count) {
        return ((sums[at] / count) << 16) | ((sums[at + 1] / count) << 8) | (sums[at + 2] / count);
    }

    int widthPx() {
        return widthPx;
    }

    int heightPx() {
        return heightPx;
    }

    /** As {@code 0xRRGGBB}. */
    int at(int x, int y) {
        return rgb[y * widthPx + x];
    }

    /** Its brightness, 0 to 255, as ITU-R BT.601 weighs the colours. */
    int brightness(int x, int y) {
        int pixel = at(x, y);
        return (299 * ((pixel >> 16) & 0xff) + 587 * ((pixel >> 8) & 0xff) + 114 * (pixel & 0xff))
                / 1_000;
    }

    /** The picture upright. */
    Pixels turned(Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) return this;
        int width = orientation.swapsSides() ? heightPx : widthPx;
        int height = orientation.swapsSides() ? widthPx : heightPx;
        int[] turned = new int[rgb.length];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                int across = orientation.swapsSides() ? y : x;
                int down = orientation.swapsSides() ? x : y;
                turned[y * width + x] =
                        at(
                                orientation.fromRight() ? widthPx - 1 - across : across,
                                orientation.fromBelow() ? heightPx - 1 - down : down);
            }
        return new Pixels(width, height, turned);
    }

    BufferedImage image() {
        var image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, widthPx, heightPx, rgb, 0, widthPx);
        return image;
    }
}
