package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.sql.ShippedLetters;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
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
        SettledLines lines = letters.settled();
        assertThrows(
                IllegalArgumentException.class, () -> new Letters("Fernhill", "", Map.of(), lines));
        assertThrows(IllegalArgumentException.class, () -> new SettledLines(Map.of()));
    }

    @Test
    void whatWasSettledIsToldALineEachAndNoMoreThanFits() {
        List<Settled> settled =
                Collections.nCopies(13, new Settled.Refunded(Refund.Cause.LATE, AMOUNT));
        String text = letters.of(new Notice.CallSummary(settled)).text();

        assertEquals(
                12,
                text.lines().filter("- Refund: 89.95 USD, because it was late."::equals).count());
        assertTrue(text.contains("late.\n- and more\n"), text);
    }

    @Test
    void ofALabelsLinkNothingIsCut() {
        String link = "https://shop.example/label/" + "0".repeat(32);
        String text =
                letters.of(
                                new Notice.LabelSent(RMA, "cap", LocalDate.of(2026, 12, 24))
                                        .linked(link))
                        .text();

        assertTrue(text.contains(link + "\n"), text);
    }
}
