package dev.orderline.ivr.photo;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held: what must be done to a picture's rows and columns before it is upright. In
 * the order of the values 1 to 8 of Exif's tag 274.
 */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    MIRRORED_UPSIDE_DOWN(false, false, true),
    MIRRORED_ON_ITS_LEFT(true, false, false),
    ON_ITS_LEFT(true, false, true),
    MIRRORED_ON_ITS_RIGHT(true, true, true),
    ON_ITS_RIGHT(true, true, false);

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int TIFF = 42;
    private static final int ENTRY_BYTES = 12;

    private final boolean swapsSides;
    private final boolean fromRight;
    private final boolean fromBelow;

    Orientation(boolean swapsSides, boolean fromRight, boolean fromBelow) {
        this.swapsSides = swapsSides;
        this.fromRight = fromRight;
        this.fromBelow = fromBelow;
    }

    /** Whether what is stored as rows are columns. */
    boolean swapsSides() {
        return swapsSides;
    }

    /** Whether what is stored from left to right is read from its right. */
    boolean fromRight() {
        return fromRight;
    }

    /** Whether what is stored from top to bottom is read from below. */
    boolean fromBelow() {
        return fromBelow;
    }

    /**
     * What {@code exif} says, which comes from outside: {@link #UPRIGHT} if it says nothing that
     * can be understood. Only its first directory is looked at.
     *
     * @param exif from its TIFF header on; its position is moved
     */
    static Orientation of(ByteBuffer exif) {
        try {
            ByteBuffer tiff = exif.slice();
            tiff.order(tiff.get() == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            if (tiff.getShort(2) != TIFF) return UPRIGHT;
            tiff.position(tiff.getInt(4));
            int entries = tiff.getShort() & 0xffff;
            for (int i = 0; i < entries; i++) {
                ByteBuffer entry = tiff.slice(tiff.position(), ENTRY_BYTES).order(tiff.order());
                tiff.position(tiff.position() + ENTRY_BYTES);
                if ((entry.getShort() & 0xffff) == TAG && entry.getShort() == SHORT)
                    return values()[entry.getShort(8) - 1];
            }
            return UPRIGHT;
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException nonsense) {
            return UPRIGHT;
        }
    }
}
