package dev.orderline.ivr.photo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Drawn pictures of printed things, such as a shop's catalogue has, and photos of them: seen from
 * somewhere, lit somehow, among other things, partly covered. The same seed draws the same.
 */
final class Products {
    private static final int SIDE = 800;

    private Products() {}

    /** A thing with a print of its own. */
    static Pixels catalogue(int seed) {
        return pixels(print(seed, seed));
    }

    /** A thing of the same maker: its mark is the same, a sixth of it, and the print another. */
    static Pixels sibling(int seed) {
        return pixels(print(seed, seed + 1_000_000));
    }

    /** A thing of one colour, with a seam. */
    static Pixels plain(int seed) {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(image);
        pen.setColor(colour(new Random(seed)));
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(pen.getColor().darker());
        pen.setStroke(new BasicStroke(5));
        pen.drawLine(SIDE / 2, 0, SIDE / 2, SIDE);
        pen.dispose();
        return pixels(image);
    }

    private static BufferedImage print(int maker, int seed) {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(image);
        var random = new Random(seed);
        pen.setColor(colour(random));
        pen.fillRect(0, 0, SIDE, SIDE);
        for (int i = 0; i < 45; i++) shape(pen, random, SIDE, 20 + random.nextInt(130));
        pen.translate(SIDE * 0.3, SIDE * 0.3);
        var mark = new Random(maker);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, SIDE * 2 / 5, SIDE * 2 / 5);
        for (int i = 0; i < 25; i++) shape(pen, mark, SIDE * 2 / 5, 15 + mark.nextInt(40));
        pen.dispose();
        return image;
    }

    private static void shape(Graphics2D pen, Random random, int within, int size) {
        pen.setColor(colour(random));
        double x = random.nextDouble() * within;
        double y = random.nextDouble() * within;
        if (random.nextBoolean()) {
            pen.fill(new Ellipse2D.Double(x, y, size, size * (0.3 + random.nextDouble())));
            return;
        }
        var path = new Path2D.Double();
        path.moveTo(x, y);
        for (int i = 0; i < 3; i++)
            path.lineTo(x + size * random.nextGaussian() / 2, y + size * random.nextGaussian() / 2);
        path.closePath();
        pen.fill(path);
    }

    /**
     * How a photo is taken.
     *
     * @param tilt how far each corner is moved at most, as a part of the side
     * @param covered part of the thing that something lies on
     * @param gain of the light
     * @param blurPx how far every point is smeared
     */
    record Taken(double size, double tilt, double covered, double gain, int blurPx) {
        static final Taken WELL = new Taken(0.7, 0.08, 0, 1, 0);
        static final Taken BADLY = new Taken(0.5, 0.2, 0.25, 0.65, 1);
    }

    /** A photo of {@code thing} on a table with other things. */
    static Pixels photo(Pixels thing, Taken taken, int seed) {
        int width = 1_280;
        int height = 960;
        var random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(image);
        pen.setColor(new Color(140, 120, 100));
        pen.fillRect(0, 0, width, height);
        for (int i = 0; i < 60; i++) shape(pen, random, width, 20 + random.nextInt(200));
        lay(image, thing, taken, random);
        double side = taken.size() * height;
        if (taken.covered() > 0) {
            double covering = side * Math.sqrt(taken.covered());
            pen.setColor(new Color(200, 160, 130));
            pen.fill(
                    new Ellipse2D.Double(
                            width / 2.0 + (random.nextDouble() - 0.5) * side - covering / 2,
                            height / 2.0 + (random.nextDouble() - 0.5) * side - covering / 2,
                            covering,
                            covering));
        }
        pen.dispose();
        return lit(image, taken, random);
    }

    /** Turned by any angle, its corners moved, in the middle. */
    private static void lay(BufferedImage image, Pixels thing, Taken taken, Random random) {
        double angle = random.nextDouble() * 2 * Math.PI;
        double side = taken.size() * image.getHeight();
        double[] xs = new double[4];
        double[] ys = new double[4];
        for (int i = 0; i < 4; i++) {
            double x =
                    ((i == 1 || i == 2) ? 0.5 : -0.5) + taken.tilt() * (random.nextDouble() - 0.5);
            double y = (i >= 2 ? 0.5 : -0.5) + taken.tilt() * (random.nextDouble() - 0.5);
            xs[i] = image.getWidth() / 2.0 + side * (x * Math.cos(angle) - y * Math.sin(angle));
            ys[i] = image.getHeight() / 2.0 + side * (x * Math.sin(angle) + y * Math.cos(angle));
        }
        // From the unit square to these corners: Heckbert, Fundamentals of Texture Mapping, 1989.
        double dx1 = xs[1] - xs[2];
        double dx2 = xs[3] - xs[2];
        double sx = xs[0] - xs[1] + xs[2] - xs[3];
        double dy1 = ys[1] - ys[2];
        double dy2 = ys[3] - ys[2];
        double sy = ys[0] - ys[1] + ys[2] - ys[3];
        double whole = dx1 * dy2 - dx2 * dy1;
        double g = (sx * dy2 - dx2 * sy) / whole;
        double h = (dx1 * sy - sx * dy1) / whole;
        int steps = 1_600;
        for (int v = 0; v < steps; v++)
            for (int u = 0; u < steps; u++) {
                double a = (u + 0.5) / steps;
                double b = (v + 0.5) / steps;
                double depth = g * a + h * b + 1;
                double x =
                        ((xs[1] - xs[0] + g * xs[1]) * a + (xs[3] - xs[0] + h * xs[3]) * b + xs[0])
                                / depth;
                double y =
                        ((ys[1] - ys[0] + g * ys[1]) * a + (ys[3] - ys[0] + h * ys[3]) * b + ys[0])
                                / depth;
                if (x >= 0 && y >= 0 && x < image.getWidth() && y < image.getHeight())
                    image.setRGB(
                            (int) x,
                            (int) y,
                            thing.at((int) (a * thing.widthPx()), (int) (b * thing.heightPx())));
            }
    }

    /** A light from one side, smeared, and with the noise of a phone. */
    private static Pixels lit(BufferedImage image, Taken taken, Random random) {
        int width = image.getWidth();
        int height = image.getHeight();
        double slope = (random.nextDouble() - 0.5) * 0.6;
        int[] rgb = new int[width * height];
        int r = taken.blurPx();
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                double gain = taken.gain() * (1 + slope * (x - width / 2.0) / width);
                int[] sums = new int[3];
                int count = 0;
                for (int j = Math.max(0, y - r); j <= Math.min(height - 1, y + r); j++)
                    for (int i = Math.max(0, x - r); i <= Math.min(width - 1, x + r); i++) {
                        int pixel = image.getRGB(i, j);
                        for (int c = 0; c < 3; c++) sums[c] += (pixel >> (16 - 8 * c)) & 0xff;
                        count++;
                    }
                int lit = 0;
                for (int c = 0; c < 3; c++) {
                    double value = gain * sums[c] / count + 6 * random.nextGaussian();
                    lit = (lit << 8) | (int) Math.clamp(value, 0, 255);
                }
                rgb[y * width + x] = lit;
            }
        return new Pixels(width, height, rgb);
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(0x1000000));
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return pen;
    }

    private static Pixels pixels(BufferedImage image) {
        return Pixels.shrunk(image, 1);
    }
}
