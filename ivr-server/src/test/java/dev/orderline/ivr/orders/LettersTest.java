package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.sql.ShippedLetters;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LettersTest {
    private static final Money AMOUNT = new Money(8_995, Currency.getInstance("USD"));
    private static final RmaNumber RMA = RmaNumber.ofSerial(RmaNumber.FIRST_SERIAL);

    private final Letters letters = ShippedLetters.read();

    @Test
    void whatIsNamedIsFilledIn() {
        Letters.Worded letter =
                letters.of(
                        new Notice.ReturnOpened(
                                RMA, "blue rain jacket", LocalDate.of(2026, 12, 24), AMOUNT));

        assertEquals("Fernhill: Your return is open", letter.subject());
        assertEquals(
                """
                Your return of the blue rain jacket is open. Its number is %s.
                Please send it by December 24, 2026. When we have it, we pay back 89.95 USD.
                The label follows.

                Fernhill\
                """
                        .formatted(RMA.digits()),
                letter.text());
    }

    @Test
    void whatAnItemIsCalledFillsNothingInAndIsCut() {
        String item = "$1 {code} \\ " + "x".repeat(200);
        String text = letters.of(new Notice.ItemReceived(RMA, item)).text();

        assertTrue(text.contains("the $1 {code} \\ xxx"), text);
        assertFalse(text.contains("x".repeat(100)), text);
    }

    @Test
    void eachKindNeedsAText() {
        assertThrows(IllegalArgumentException.class, () -> new Letters("Fernhill", "", Map.of()));
    }
}
