package dev.orderline.ivr.photo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.orderline.ivr.orders.Uploaded.Damaged;
import dev.orderline.ivr.orders.Uploaded.OtherKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks through the segments of a JPEG (ITU-T T.81, annex B) to its end. What follows that is not
 * looked at: phones put films there. Of the rest a decoder gets tables, frame and scans, JFIF's
 * mark and Adobe's, and no comments, profiles, thumbnails or places.
 */
final class JpegOutline {
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int TABLES = 0xdb;
    private static final int HUFFMAN = 0xc4;
    private static final int RESTARTS = 0xdd;
    private static final int JFIF = 0xe0;
    private static final int EXIF = 0xe1;
    private static final int ADOBE = 0xee;

    /** Of JFIF's segment, if it has no thumbnail, with its length. */
    private static final int BARE_JFIF = 16;

    private static final String EXIF_NAME = "Exif\0\0";

    /**
     * Scans of a progressive JPEG; usual are ten. Each costs a walk over all pixels, however little
     * it says.
     */
    private static final int MOST_SCANS = 64;

    private final byte[] file;
    private final List<Outline.Part> parts = new ArrayList<>();
    private int at;
    private int scans;
    private int widthPx;
    private int heightPx;
    private Orientation orientation = Orientation.UPRIGHT;

    private JpegOutline(byte[] file) {
        this.file = file;
    }

    /**
     * @throws Unreadable if it is not a whole JPEG, or of a kind that no phone makes
     */
    static Outline read(byte[] file) throws Unreadable {
        var walk = new JpegOutline(file);
        try {
            walk.walk();
        } catch (IndexOutOfBoundsException cutOff) {
            throw new Unreadable(new Damaged());
        }
        return new Outline("jpeg", walk.widthPx, walk.heightPx, walk.orientation, walk.parts);
    }

    private void walk() throws Unreadable {
        keep(at, at + 2);
        at += 2;
        int marker = marker();
        while (marker != END) {
            segment(marker);
            if (marker == SCAN) entropy();
            marker = marker();
        }
        if (scans == 0) throw new Unreadable(new Damaged());
        keep(at - 2, at);
    }

    /** Reads the next marker; any number of fill bytes may stand before it. */
    private int marker() throws Unreadable {
        if (file[at++] != (byte) 0xff) throw new Unreadable(new Damaged());
        while (file[at] == (byte) 0xff) at++;
        return file[at++] & 0xff;
    }

    private void segment(int marker) throws Unreadable {
        int length = number(at);
        boolean alone = marker == 0 || (marker >= 0xd0 && marker <= START);
        if (alone || length < 2 || at + length > file.length) throw new Unreadable(new Damaged());
        boolean wanted =
                switch (marker) {
                    case SCAN -> {
                        if (widthPx == 0 || ++scans > MOST_SCANS)
                            throw new Unreadable(new Damaged());
                        yield true;
                    }
                    case TABLES, HUFFMAN, RESTARTS -> true;
                    case JFIF -> length == BARE_JFIF && named("JFIF\0");
                    case ADOBE -> named("Adobe");
                    case EXIF -> {
                        if (named(EXIF_NAME)) orientation = Orientation.of(exif(length));
                        yield false;
                    }
                    default -> isFrame(marker) && frame(marker);
                };
        if (wanted) {
            // Whatever stood between this marker and the one before it was fill.
            keep(at - 2, at + length);
        }
        at += length;
    }

    private ByteBuffer exif(int length) {
        int name = 2 + EXIF_NAME.length();
        return ByteBuffer.wrap(file, at + name, Math.max(0, length - name));
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc8 && marker != 0xcc;
    }

    /** Baseline, extended or progressive, of eight bits, grey or in colours: what phones make. */
    private boolean frame(int marker) throws Unreadable {
        if (widthPx != 0) throw new Unreadable(new Damaged());
        int components = file[at + 7];
        if (marker > 0xc2 || file[at + 2] != 8 || (components != 1 && components != 3))
            throw new Unreadable(new OtherKind("special JPEG"));
        heightPx = number(at + 3);
        widthPx = number(at + 5);
        if (widthPx == 0 || heightPx == 0) throw new Unreadable(new Damaged());
        return true;
    }

    /** Skips coded pixels, up to the next marker that is not of theirs. */
    private void entropy() {
        int from = at;
        while (file[at] != (byte) 0xff || isOfPixels(file[at + 1] & 0xff)) at++;
        keep(from, at);
    }

    private static boolean isOfPixels(int after) {
        return after == 0 || (after >= 0xd0 && after <= 0xd7);
    }

    private void keep(int from, int to) {
        parts.add(new Outline.Part(from, to));
    }

    private boolean named(String name) {
        return new String(file, at + 2, name.length(), US_ASCII).equals(name);
    }

    private int number(int where) {
        return ((file[where] & 0xff) << 8) | (file[where + 1] & 0xff);
    }
}
