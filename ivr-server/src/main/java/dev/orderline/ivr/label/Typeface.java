package dev.orderline.ivr.label;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * DejaVu Sans in one weight, read once: how any text looks in it, and how wide that is. It has
 * Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic letters; of what it lacks, such as
 * Chinese, each character is shown as a replacement. Thread-safe.
 */
final class Typeface {
    /** In chars: of a longer text no more is looked at, and an ellipsis is shown. */
    private static final int LONGEST = 500;

    private static final int REPLACEMENT = 0xFFFD;
    private static final String ELLIPSIS = "\u2026";

    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        // Ligatures would make text narrower than we measure it.
        font.setEnableGsub(false);
        glyphs = font.getUnicodeCmapLookup();
    }

    static Typeface regular() throws IOException {
        return read("DejaVuSans.ttf");
    }

    static Typeface bold() throws IOException {
        return read("DejaVuSans-Bold.ttf");
    }

    private static Typeface read(String file) throws IOException {
        String resource = "/net/sf/jasperreports/fonts/dejavu/" + file;
        try (InputStream bytes = Typeface.class.getResourceAsStream(resource)) {
            if (bytes == null) throw new FileNotFoundException(resource);
            var source = new RandomAccessReadBuffer(bytes);
            return new Typeface(new TTFParser().parse(source));
        }
    }

    /** What {@code document} shows text with; holds the characters that were shown when saved. */
    PDFont in(PDDocument document) throws IOException {
        return PDType0Font.load(document, font, true);
    }

    /** In points, of a text that was made {@link #showable}. */
    double width(String text, double size) {
        return size * text.codePoints().mapToDouble(this::advance).sum();
    }

    /** Of a character of size one. */
    private double advance(int character) {
        try {
            return (double) font.getAdvanceWidth(glyphs.getGlyphId(character))
                    / font.getUnitsPerEm();
        } catch (IOException impossible) {
            throw new IllegalStateException("the font was read whole", impossible);
        }
    }

    /**
     * Breaks {@code text} between words, or within those that are too long.
     *
     * @param most lines; what does not fit is left out, and the last line tells so
     * @return lines that are at most so wide, as they are read
     */
    List<String> lines(String text, double size, double width, int most) {
        var lines = new ArrayList<String>();
        String rest = showable(text);
        while (!rest.isEmpty()) {
            int end = fitting(rest, size, width);
            if (end < rest.length()) {
                if (lines.size() == most - 1) {
                    lines.add(shortened(rest, size, width));
                    break;
                }
                int space = rest.lastIndexOf(' ', end);
                if (space > 0) end = space;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        return lines;
    }

    private String shortened(String text, double size, double width) {
        int end = fitting(text, size, width - width(ELLIPSIS, size));
        return text.substring(0, end).strip() + ELLIPSIS;
    }

    /** How much from the beginning of {@code text} is at most so wide; one character always is. */
    private int fitting(String text, double size, double width) {
        int end = text.offsetByCodePoints(0, 1);
        double wide = width(text.substring(0, end), size);
        while (end < text.length()) {
            int next = text.codePointAt(end);
            wide += size * advance(next);
            if (wide > width) break;
            end += Character.charCount(next);
        }
        return end;
    }

    /**
     * {@code text} in characters this typeface has: Arabic letters in the shapes they take in
     * words, a space for what controls or separates, nothing for what is invisible, a replacement
     * for what is lacking.
     */
    String showable(String text) {
        String begun = text.length() > LONGEST ? text.substring(0, LONGEST) + ELLIPSIS : text;
        String composed = Normalizer.normalize(begun, Normalizer.Form.NFC);
        return shaped(composed)
                .codePoints()
                .filter(each -> Character.getType(each) != Character.FORMAT)
                .map(this::shown)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll(" {2,}", " ")
                .strip();
    }

    private static String shaped(String text) {
        try {
            return new ArabicShaping(ArabicShaping.LETTERS_SHAPE | ArabicShaping.LENGTH_GROW_SHRINK)
                    .shape(text);
        } catch (ArabicShapingException impossible) {
            throw new IllegalStateException("the text may grow and shrink", impossible);
        }
    }

    private int shown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    ' ';
            // Of a bracket in right-to-left text its mirror image is shown.
            default ->
                    has(character) && has(UCharacter.getMirror(character))
                            ? character
                            : REPLACEMENT;
        };
    }

    private boolean has(int character) {
        return glyphs.getGlyphId(character) != 0;
    }

    /** A line in the order in which it is read, from left to right as it is seen. */
    static String seen(String line) {
        return new Bidi(line, Bidi.LEVEL_DEFAULT_LTR)
                .writeReordered(Bidi.DO_MIRRORING | Bidi.KEEP_BASE_COMBINING);
    }
}
