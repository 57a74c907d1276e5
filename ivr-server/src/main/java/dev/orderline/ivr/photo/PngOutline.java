package dev.orderline.ivr.photo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.orderline.ivr.orders.Uploaded.Damaged;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Walks through the chunks of a PNG to its end, and checks their sums. A decoder gets only those
 * that pixels are made from: texts and profiles are packed, and may unpack to anything.
 */
final class PngOutline {
    private static final Set<String> OF_PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int SIGNATURE = 8;

    /** A chunk's length and name before it, its sum behind it. */
    private static final int BEFORE = 8;

    private static final int AROUND = BEFORE + 4;
    private static final int HEADER = 13;

    private PngOutline() {}

    /**
     * @throws Unreadable if it is not a whole PNG
     */
    static Outline read(byte[] file) throws Unreadable {
        try {
            return walk(ByteBuffer.wrap(file));
        } catch (IndexOutOfBoundsException cutOff) {
            throw new Unreadable(new Damaged());
        }
    }

    private static Outline walk(ByteBuffer file) throws Unreadable {
        List<Outline.Part> parts = new ArrayList<>();
        parts.add(new Outline.Part(0, SIGNATURE));
        int at = SIGNATURE;
        if (!name(file, at).equals("IHDR") || file.getInt(at) != HEADER)
            throw new Unreadable(new Damaged());
        int width = file.getInt(at + BEFORE);
        int height = file.getInt(at + BEFORE + 4);
        if (width < 1 || height < 1) throw new Unreadable(new Damaged());
        Orientation orientation = Orientation.UPRIGHT;
        String name;
        do {
            int length = file.getInt(at);
            if (length < 0 || length > file.limit() - at - AROUND)
                throw new Unreadable(new Damaged());
            check(file, at, length);
            name = name(file, at);
            if (OF_PIXELS.contains(name)) parts.add(new Outline.Part(at, at + AROUND + length));
            if (name.equals("eXIf")) orientation = Orientation.of(file.slice(at + BEFORE, length));
            at += AROUND + length;
        } while (!name.equals("IEND"));
        return new Outline("png", width, height, orientation, parts);
    }

    private static String name(ByteBuffer file, int at) {
        byte[] name = new byte[4];
        file.get(at + 4, name);
        return new String(name, US_ASCII);
    }

    private static void check(ByteBuffer file, int at, int length) throws Unreadable {
        var sum = new CRC32();
        sum.update(file.slice(at + 4, 4 + length));
        if ((int) sum.getValue() != file.getInt(at + BEFORE + length))
            throw new Unreadable(new Damaged());
    }
}
