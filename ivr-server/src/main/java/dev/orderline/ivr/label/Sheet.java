package dev.orderline.ivr.label;

import com.google.zxing.common.BitMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences.PRINT_SCALING;

/**
 * One page that is being drawn, black on white; nothing is drawn outside the box it is given. The
 * same drawing gives the same bytes. Confined to a thread.
 */
final class Sheet implements AutoCloseable {
    /** From one line to the next, by the size of its letters. */
    private static final double LEADING = 1.25;

    /** From the top of a line to the foot of its letters, by their size. */
    private static final double ASCENT = 1;

    private static final float BLACK = 0;
    private static final float WHITE = 1;

    private final Paper paper;
    private final PDDocument document = new PDDocument();
    private final Pen regular;
    private final Pen bold;
    private final PDPageContentStream content;

    /** A typeface in this document. */
    private record Pen(Typeface typeface, PDFont font) {}

    Sheet(Paper paper, String title, Typeface regular, Typeface bold) throws IOException {
        this.paper = paper;
        this.regular = new Pen(regular, regular.in(document));
        this.bold = new Pen(bold, bold.in(document));
        // Else it is made from the clock.
        document.setDocumentId(0L);
        document.getDocumentInformation().setTitle(title);
        // Printers would shrink the bars to fit their margins.
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setPrintScaling(PRINT_SCALING.None);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        document.getDocumentCatalog().setLanguage("en-US");
        var page = new PDPage(new PDRectangle((float) paper.width(), (float) paper.height()));
        document.addPage(page);
        content = new PDPageContentStream(document, page);
    }

    /** How high so many lines are. */
    static double height(int lines, double size) {
        return lines * size * LEADING;
    }

    /** One line at the top of a box, shortened to its width. */
    void text(String text, double size, Box box) throws IOException {
        line(regular, text, size, box);
    }

    void boldText(String text, double size, Box box) throws IOException {
        line(bold, text, size, box);
    }

    private void line(Pen pen, String text, double size, Box box) throws IOException {
        for (String line : pen.typeface().lines(text, size, box.width(), 1))
            show(pen, line, size, box);
    }

    /** One line at the top of a box, in its middle. */
    void centred(String text, double size, Box box) throws IOException {
        for (String line : regular.typeface().lines(text, size, box.width(), 1)) {
            double wide = regular.typeface().width(line, size);
            show(regular, line, size, box.beside((box.width() - wide) / 2));
        }
    }

    /**
     * Breaks a text into lines.
     *
     * @return how high they are
     */
    double paragraph(String text, double size, Box box) throws IOException {
        List<String> lines = regular.typeface().lines(text, size, box.width(), fitting(size, box));
        column(regular, lines, size, box);
        return height(lines.size(), size);
    }

    /**
     * Paragraphs below one another, in the largest letters that let all of them fit; if even the
     * smallest do not, each has as many lines as any other may have.
     */
    void block(List<String> paragraphs, double largest, double smallest, Box box)
            throws IOException {
        block(regular, paragraphs, largest, smallest, box);
    }

    void boldBlock(List<String> paragraphs, double largest, double smallest, Box box)
            throws IOException {
        block(bold, paragraphs, largest, smallest, box);
    }

    private void block(Pen pen, List<String> paragraphs, double largest, double smallest, Box box)
            throws IOException {
        for (double size = largest; size >= smallest; size--) {
            List<String> lines = broken(pen, paragraphs, size, box, Integer.MAX_VALUE);
            if (lines.size() <= fitting(size, box)) {
                column(pen, lines, size, box);
                return;
            }
        }
        int most = Math.max(1, fitting(smallest, box) / paragraphs.size());
        column(pen, broken(pen, paragraphs, smallest, box, most), smallest, box);
    }

    private static List<String> broken(
            Pen pen, List<String> paragraphs, double size, Box box, int most) {
        return paragraphs.stream()
                .flatMap(each -> pen.typeface().lines(each, size, box.width(), most).stream())
                .toList();
    }

    private static int fitting(double size, Box box) {
        return (int) (box.height() / height(1, size));
    }

    private void column(Pen pen, List<String> lines, double size, Box box) throws IOException {
        Box rest = box;
        for (String line : lines) {
            show(pen, line, size, rest);
            rest = rest.below(height(1, size));
        }
    }

    /** Things below one another, one line each; the last line counts those there is no room for. */
    void list(String bullet, List<String> things, double size, Box box) throws IOException {
        int lines = fitting(size, box);
        int shown = things.size() <= lines ? things.size() : lines - 1;
        double indent = size * 1.4;
        Box rest = box;
        for (String thing : things.subList(0, shown)) {
            text(bullet, size, rest);
            text(thing, size, rest.beside(indent));
            rest = rest.below(height(1, size));
        }
        if (shown < things.size())
            text("and " + (things.size() - shown) + " more", size, rest.beside(indent));
    }

    /** White letters on black: a text on the left, another on the right. */
    void banner(String left, String right, double size, Box box) throws IOException {
        rectangle(box);
        content.fill();
        content.setNonStrokingColor(WHITE);
        Box inside = box.inset((box.height() - height(1, size)) / 2);
        double wide = bold.typeface().width(right, size);
        show(bold, left, size, inside);
        show(bold, right, size, inside.beside(inside.width() - wide));
        content.setNonStrokingColor(BLACK);
    }

    /**
     * A line from a box's upper left corner. What widths do not tell is cut off: some accents are
     * drawn left of where they stand.
     */
    private void show(Pen pen, String line, double size, Box box) throws IOException {
        content.saveGraphicsState();
        rectangle(box);
        content.clip();
        content.beginText();
        content.setFont(pen.font(), (float) size);
        content.newLineAtOffset((float) box.left(), (float) fromBelow(box.top() + size * ASCENT));
        content.showText(Typeface.seen(line));
        content.endText();
        content.restoreGraphicsState();
    }

    /** The edge of a box. */
    void frame(double thickness, Box box) throws IOException {
        content.setLineWidth((float) thickness);
        rectangle(box);
        content.stroke();
    }

    /** A line along the top of a box. */
    void ruleAbove(double thickness, Box box) throws IOException {
        rule(thickness, box.right(), box.top(), box);
    }

    /** A line along the left of a box. */
    void ruleBeside(double thickness, Box box) throws IOException {
        rule(thickness, box.left(), box.bottom(), box);
    }

    private void rule(double thickness, double right, double bottom, Box from) throws IOException {
        content.setLineWidth((float) thickness);
        content.moveTo((float) from.left(), (float) fromBelow(from.top()));
        content.lineTo((float) right, (float) fromBelow(bottom));
        content.stroke();
    }

    /** Dashes along the top of a box. */
    void dashesAbove(Box box) throws IOException {
        content.setLineDashPattern(new float[] {6, 4}, 0);
        ruleAbove(0.75, box);
        content.setLineDashPattern(new float[] {}, 0);
    }

    /** Fills a box with a symbol's modules, as one area without seams. */
    void symbol(BitMatrix modules, Box box) throws IOException {
        double wide = box.width() / modules.getWidth();
        double high = box.height() / modules.getHeight();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int from = x;
                while (x < modules.getWidth() && modules.get(x, y)) x++;
                if (x > from)
                    rectangle(
                            new Box(
                                    box.left() + from * wide,
                                    box.top() + y * high,
                                    (x - from) * wide,
                                    high));
                x++;
            }
        }
        content.fill();
    }

    private void rectangle(Box box) throws IOException {
        content.addRect(
                (float) box.left(),
                (float) fromBelow(box.bottom()),
                (float) box.width(),
                (float) box.height());
    }

    /** PDF counts from the lower left corner. */
    private double fromBelow(double top) {
        return paper.height() - top;
    }

    /** The page as PDF; nothing more can be drawn. */
    byte[] pdf() throws IOException {
        content.close();
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
