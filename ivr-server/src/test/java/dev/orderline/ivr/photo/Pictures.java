package dev.orderline.ivr.photo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Files of pictures, good and bad. */
final class Pictures {
    private Pictures() {}

    /** Red above, left; green above, right; blue below, left; white below, right. */
    static BufferedImage quarters(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                boolean left = x < width / 2;
                int above = left ? 0xff0000 : 0x00ff00;
                int below = left ? 0x0000ff : 0xffffff;
                image.setRGB(x, y, y < height / 2 ? above : below);
            }
        return image;
    }

    static byte[] jpeg(BufferedImage image) {
        return written(image, "jpeg", false);
    }

    static byte[] progressive(BufferedImage image) {
        return written(image, "jpeg", true);
    }

    static byte[] png(BufferedImage image) {
        return written(image, "png", false);
    }

    private static byte[] written(BufferedImage image, String format, boolean progressive) {
        var writer =
                ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format)
                        .next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (progressive) how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /** {@code jpeg} with a segment of this kind behind its start. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteBuffer segment = ByteBuffer.allocate(4 + content.length);
        segment.put((byte) 0xff).put((byte) marker);
        segment.putShort((short) (2 + content.length)).put(content);
        return joined(
                Arrays.copyOf(jpeg, 2), segment.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** What a camera writes of how it was held, and of where. */
    static byte[] exif(int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(80);
        exif.put("Exif\0\0MM\0*".getBytes(US_ASCII)).putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x010f).putShort((short) 2).putInt(12).putInt(38);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        exif.put("51.5N 0.1W!".getBytes(US_ASCII));
        return exif.array();
    }

    /** {@code png} with a chunk behind its header. */
    static byte[] withChunk(byte[] png, String name, byte[] content) {
        return joined(
                Arrays.copyOf(png, 33),
                chunk(name, content),
                Arrays.copyOfRange(png, 33, png.length));
    }

    static byte[] chunk(String name, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
        chunk.putInt(content.length).put(name.getBytes(US_ASCII)).put(content);
        var sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + content.length);
        return chunk.putInt((int) sum.getValue()).array();
    }

    /** A PNG that says it is so large, and has nothing. */
    static byte[] pngHeader(int width, int height) {
        byte[] header =
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) 2)
                        .array();
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
                chunk("IHDR", header),
                chunk("IDAT", new byte[0]),
                chunk("IEND", new byte[0]));
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    /** Where {@code what} stands in {@code file}; -1 if it does not. */
    static int indexOf(byte[] file, String what) {
        return new String(file, US_ASCII).indexOf(what);
    }
}
