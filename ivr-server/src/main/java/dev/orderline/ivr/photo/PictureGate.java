package dev.orderline.ivr.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.orderline.ivr.orders.Uploaded.Damaged;
import dev.orderline.ivr.orders.Uploaded.NotAPicture;
import dev.orderline.ivr.orders.Uploaded.OtherKind;
import dev.orderline.ivr.orders.Uploaded.Refused;
import dev.orderline.ivr.orders.Uploaded.TooLarge;
import dev.orderline.ivr.orders.Uploaded.TooManyPixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Where what somebody sends becomes a picture of ours, or is turned away. What it is is told by its
 * content; its size by its header, before anything is decoded. A decoder sees no byte that it does
 * not need for pixels. Nothing is written to a disk.
 *
 * <p>A picture takes at most {@link #MOST_BYTES} as sent and, while it is decoded, {@link
 * #DECODED_PX} squared pixels of three bytes (PNG of sixteen bits: of eight), and libjpeg's six
 * bytes a pixel for one that is progressive.
 */
final class PictureGate {
    static final int MOST_BYTES = 15 << 20;
    static final int MOST_PIXELS = 40_000_000;

    /** Longest side of what is kept: half that of a usual phone's photo, of 4032. */
    static final int KEPT_PX = 2_048;

    /**
     * Longest side while it is decoded: beyond, pixels are left out. From here down to {@link
     * #KEPT_PX} they are averaged, which neither frays edges nor adds noise.
     */
    static final int DECODED_PX = 4_096;

    /** A picture, or why there is none. */
    sealed interface Passed {
        record Through(Pixels pixels) implements Passed {}

        record Turned(Refused why) implements Passed {}
    }

    private PictureGate() {}

    /**
     * The whole of {@code upload}, unless it is larger than {@link #MOST_BYTES}: then one byte
     * more. Waits for the sender.
     */
    static byte[] read(InputStream upload) throws IOException {
        return upload.readNBytes(MOST_BYTES + 1);
    }

    /**
     * Makes a picture of what was {@link #read}; keeps a core busy for up to seconds. Not changed
     * meanwhile.
     */
    static Passed pass(byte[] file) {
        try {
            if (file.length > MOST_BYTES) throw new Unreadable(new TooLarge(MOST_BYTES));
            Outline outline = outline(file);
            if ((long) outline.widthPx() * outline.heightPx() > MOST_PIXELS)
                throw new Unreadable(new TooManyPixels(MOST_PIXELS));
            BufferedImage image = decode(file, outline);
            int longest = Math.max(image.getWidth(), image.getHeight());
            return new Passed.Through(
                    Pixels.shrunk(image, inParts(longest, KEPT_PX)).turned(outline.orientation()));
        } catch (Unreadable turned) {
            return new Passed.Turned(turned.why());
        }
    }

    private static Outline outline(byte[] file) throws Unreadable {
        String head = new String(file, 0, Math.min(file.length, 16), ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) return JpegOutline.read(file);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) return PngOutline.read(file);
        throw new Unreadable(otherwise(head));
    }

    /** Kinds that phones have and we do not read are told by name. */
    private static Refused otherwise(String head) {
        if (head.startsWith("ftyp", 4))
            return head.startsWith("avif", 8) ? new OtherKind("AVIF") : heif(head);
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) return new OtherKind("WebP");
        if (head.startsWith("GIF8")) return new OtherKind("GIF");
        return new NotAPicture();
    }

    /** A film begins alike. */
    private static Refused heif(String head) {
        boolean picture = head.startsWith("he", 8) || head.startsWith("mif1", 8);
        return picture ? new OtherKind("HEIC") : new NotAPicture();
    }

    private static BufferedImage decode(byte[] file, Outline outline) throws Unreadable {
        ImageReader reader = ImageIO.getImageReadersByFormatName(outline.format()).next();
        // Not ImageIO's own streams, which keep what they read in a file that others may see.
        try (var in = new MemoryCacheImageInputStream(outline.pixels(file))) {
            var complaints = new Complaints();
            reader.addIIOReadWarningListener(complaints);
            reader.setInput(in, true, true);
            ImageReadParam small = reader.getDefaultReadParam();
            int longest = Math.max(outline.widthPx(), outline.heightPx());
            int every = inParts(longest, DECODED_PX);
            // A side of one pixel has no second one to begin with.
            small.setSourceSubsampling(
                    Math.min(every, outline.widthPx()), Math.min(every, outline.heightPx()), 0, 0);
            BufferedImage image = reader.read(0, small);
            if (complaints.any()) throw new Unreadable(new Damaged());
            return image;
        } catch (IOException | RuntimeException nonsense) {
            // The JDK's decoders throw whatever the bytes lead them to.
            throw new Unreadable(new Damaged());
        } finally {
            reader.dispose();
        }
    }

    private static int inParts(int whole, int most) {
        return (whole + most - 1) / most;
    }
}
