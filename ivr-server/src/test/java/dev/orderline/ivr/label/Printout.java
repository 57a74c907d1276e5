package dev.orderline.ivr.label;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.qrcode.QRCodeReader;
import dev.orderline.ivr.outbox.LabelMaker.Made;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A label as a thermal printer prints it, a scanner scans it and a person reads it. */
final class Printout {
    private static final int DOTS_PER_INCH = 203;

    private final BufferedImage dots;
    private final String text;

    private Printout(PDDocument document) throws IOException {
        dots = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY);
        text = new PDFTextStripper().getText(document);
    }

    static Printout of(Made.Label label) {
        try (PDDocument document = Loader.loadPDF(label.pdf().bytes())) {
            if (document.getNumberOfPages() != 1)
                throw new AssertionError(document.getNumberOfPages() + " pages");
            return new Printout(document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String text() {
        return text;
    }

    Result bars() {
        try {
            return new Code128Reader().decode(bitmap(), Map.of(DecodeHintType.ASSUME_GS1, true));
        } catch (NotFoundException failure) {
            throw new AssertionError("no Code 128", failure);
        } catch (ReaderException failure) {
            throw new AssertionError("a Code 128 that cannot be read", failure);
        }
    }

    Result squares() {
        try {
            return new QRCodeReader().decode(bitmap());
        } catch (ReaderException failure) {
            throw new AssertionError("no QR code", failure);
        }
    }

    /** What is printed in a box, dot by dot. */
    List<Integer> dots(Box box) {
        double dot = 72.0 / DOTS_PER_INCH;
        int left = (int) (box.left() / dot);
        int top = (int) (box.top() / dot);
        int wide = (int) (box.width() / dot);
        int high = (int) (box.height() / dot);
        return Arrays.stream(dots.getRGB(left, top, wide, high, null, 0, wide)).boxed().toList();
    }

    /** How many dots are white, black, white and so on in a row, from the left edge of the page. */
    List<Integer> runs(int row) {
        var runs = new ArrayList<Integer>();
        int from = 0;
        for (int x = 1; x <= dots.getWidth(); x++) {
            if (x == dots.getWidth() || isBlack(x, row) != isBlack(from, row)) {
                runs.add(x - from);
                from = x;
            }
        }
        return runs;
    }

    private boolean isBlack(int x, int row) {
        return (dots.getRGB(x, row) & 0xFF) < 0x80;
    }

    private BinaryBitmap bitmap() {
        int[] rgb = dots.getRGB(0, 0, dots.getWidth(), dots.getHeight(), null, 0, dots.getWidth());
        return new BinaryBitmap(
                new HybridBinarizer(
                        new RGBLuminanceSource(dots.getWidth(), dots.getHeight(), rgb)));
    }
}
