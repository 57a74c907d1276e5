package dev.orderline.ivr.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.util.Map;

/**
 * A label's bar code and QR code, drawn with the quiet zones they need. Modules are whole dots of a
 * thermal printer of 203 dots an inch, of which symbols begin at one.
 */
final class Symbols {
    private static final double DOT = 72 / 203.0;

    /**
     * 0.5005 mm, where 0.495 mm to 0.94 mm are asked for: GS1 General Specifications, symbol
     * specification table 5 (logistic units in general distribution).
     */
    private static final double BAR_MODULE = 4 * DOT;

    /** 31.75 mm, the least by the same table. */
    static final double BAR_HEIGHT = 90;

    /** In modules on either side: ISO/IEC 15417, and GS1 General Specifications for GS1-128. */
    private static final int BAR_QUIET = 10;

    /** 1.0 mm. */
    private static final double SQUARE_MODULE = 8 * DOT;

    /** In modules on all sides: ISO/IEC 18004. */
    static final int SQUARE_QUIET = 4;

    private Symbols() {}

    /**
     * Draws a Code 128 (ISO/IEC 15417) in the middle of a box's top.
     *
     * @param text with ZXing's signs for what is not a character
     */
    static void bars(Sheet sheet, String text, Box box) throws IOException {
        BitMatrix modules =
                new Code128Writer()
                        .encode(
                                text,
                                BarcodeFormat.CODE_128,
                                0,
                                0,
                                Map.of(
                                        EncodeHintType.MARGIN,
                                        0,
                                        EncodeHintType.CODE128_COMPACT,
                                        true));
        place(sheet, modules, BAR_MODULE, BAR_QUIET, BAR_HEIGHT, box);
    }

    /**
     * Draws a QR code (ISO/IEC 18004) with error correction level M in the middle of a box's top,
     * below its quiet zone.
     *
     * @return how high it is with its quiet zones
     */
    static double squares(Sheet sheet, String text, Box box) throws IOException {
        BitMatrix modules = squares(text);
        double high = modules.getHeight() * SQUARE_MODULE;
        double quiet = SQUARE_QUIET * SQUARE_MODULE;
        place(sheet, modules, SQUARE_MODULE, SQUARE_QUIET, high, box.below(quiet));
        return high + 2 * quiet;
    }

    /** The modules of that QR code, without its quiet zone. */
    static BitMatrix squares(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    0,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
        } catch (WriterException impossible) {
            throw new IllegalStateException("a parcel's number fits a QR code", impossible);
        }
    }

    private static void place(
            Sheet sheet, BitMatrix modules, double module, int quiet, double high, Box box)
            throws IOException {
        double wide = modules.getWidth() * module;
        if (wide + 2 * quiet * module > box.width())
            throw new IllegalStateException("a symbol and its quiet zones are wider than its box");
        double left = Math.round((box.left() + (box.width() - wide) / 2) / DOT) * DOT;
        sheet.symbol(modules, new Box(left, box.top(), wide, high));
    }
}
