package dev.orderline.ivr.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.outbox.LabelMaker.Address;
import dev.orderline.ivr.outbox.LabelMaker.Made.Label;
import dev.orderline.ivr.outbox.LabelMaker.Parcel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What everybody keeps to who makes labels. */
public abstract class LabelMakerContract {
    private static final Address SHOP =
            new Address("The Blue Shop, Returns", "1 Dock Road", "Springfield", "29072", "US");

    protected abstract LabelMaker maker();

    protected static Parcel parcel() {
        return new Parcel(
                UUID.randomUUID(),
                RmaNumber.ofSerial(RmaNumber.FIRST_SERIAL),
                new Address("Zoë \"Z\" O'Neil", "5 Élm <Street>", "Lexington", "29073", "US"),
                SHOP,
                List.of("blue jacket", "socks; \\ 3 pairs"),
                LocalDate.of(2026, 12, 20));
    }

    @Test
    void aLabelIsAPdfThatPeopleKnowByItsName() {
        Label label = assertInstanceOf(Label.class, maker().make(parcel()));
        Document pdf = label.pdf();
        assertEquals("application/pdf", pdf.type());
        assertEquals("return-" + parcel().rma().digits() + ".pdf", pdf.name());
        assertTrue(
                new String(pdf.bytes(), StandardCharsets.ISO_8859_1).startsWith("%PDF-"),
                pdf.toString());
    }

    @Test
    void theSameParcelHasOneTrackingNumberHoweverOftenItIsAskedFor() {
        LabelMaker maker = maker();
        Parcel parcel = parcel();
        Label first = assertInstanceOf(Label.class, maker.make(parcel));
        Label again = assertInstanceOf(Label.class, maker.make(parcel));
        assertEquals(first.tracking(), again.tracking());
    }

    @Test
    void twoParcelsHaveTwoTrackingNumbers() {
        LabelMaker maker = maker();
        Label one = assertInstanceOf(Label.class, maker.make(parcel()));
        Label other = assertInstanceOf(Label.class, maker.make(parcel()));
        assertNotEquals(one.tracking(), other.tracking());
    }
}
