package dev.orderline.ivr.label;

import dev.orderline.ivr.outbox.Document;
import dev.orderline.ivr.outbox.LabelMaker;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Labels of our own, for the customer to print. A label is made of nothing but its parcel: made
 * again by the same release on the same Java, it has the same bytes. Nobody outside is asked, so
 * none is refused and no {@link dev.orderline.ivr.outbox.ProviderFailure} thrown.
 *
 * <p>Thread-safe. A label keeps a core busy for some milliseconds ({@code scripts/bench label}): to
 * be made on bounded platform threads, not on virtual ones.
 *
 * <p>Texts may hold anything and be of any length. What does not fit its place on the page is
 * shortened, visibly; a character that the font lacks leaves a replacement; contents are listed as
 * far as there is room, and the rest is counted.
 */
public final class PrintedLabels implements LabelMaker {
    private final Paper paper;
    private final Numbering numbering;
    private final Typeface regular;
    private final Typeface bold;

    /** Reads the fonts, which takes a moment. */
    public PrintedLabels(Paper paper, Numbering numbering) {
        this.paper = paper;
        this.numbering = numbering;
        try {
            regular = Typeface.regular();
            bold = Typeface.bold();
        } catch (IOException failure) {
            throw new UncheckedIOException("read the labels' fonts", failure);
        }
    }

    @Override
    public Made make(Parcel parcel) {
        ParcelNumber number = ParcelNumber.of(parcel, numbering);
        String name = "return-" + parcel.rma().digits();
        try (var sheet = new Sheet(paper, name, regular, bold)) {
            LabelPage.draw(sheet, paper, parcel, number);
            return new Made.Label(
                    number.tracking(), new Document(name + ".pdf", "application/pdf", sheet.pdf()));
        } catch (IOException failure) {
            throw new UncheckedIOException("write a label into memory", failure);
        }
    }
}
