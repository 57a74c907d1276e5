package dev.orderline.ivr.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.outbox.LabelMaker.Address;
import dev.orderline.ivr.outbox.LabelMaker.Parcel;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParcelNumberTest {
    private static final Address NOWHERE = new Address("", "", "", "", "");
    private static final Parcel PARCEL =
            new Parcel(
                    new UUID(0, 7),
                    RmaNumber.ofSerial(12345),
                    NOWHERE,
                    NOWHERE,
                    List.of(),
                    LocalDate.EPOCH);

    /** The example of GS1's EPC Tag Data Standard: (00)106141412345678908. */
    @Test
    void checkDigitsAreThoseOfGs1() {
        assertEquals(8, ParcelNumber.checkDigit("10614141234567890"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0614", "0614141", "061414112", "0614141123"})
    void containerCodesHoldThePrefixAndTheReturn(String prefix) {
        ParcelNumber number = ParcelNumber.of(PARCEL, new Numbering.Sscc(prefix));
        assertTrue(number.tracking().matches("1" + prefix + "2345[0-9]+"), number.tracking());
        assertEquals(18, number.tracking().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "061", "06141411234", "06l4141", "\u0660\u0661\u0662\u0663\u0664"})
    void prefixesHaveFourToTenDigits(String prefix) {
        assertThrows(IllegalArgumentException.class, () -> new Numbering.Sscc(prefix));
    }

    /** Labels that are printed already hold these: they may not change. */
    @Test
    void numbersStayTheSame() {
        assertEquals("R12345907811955", ParcelNumber.of(PARCEL, new Numbering.Own()).tracking());
        assertEquals(
                "106141412345119555",
                ParcelNumber.of(PARCEL, new Numbering.Sscc("0614141")).tracking());
    }

    @Test
    void numbersAreHidden() {
        ParcelNumber number = ParcelNumber.of(PARCEL, new Numbering.Own());
        assertFalse(number.toString().contains(number.tracking()));
    }
}
