package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CheckDigitTest {
    @Test
    void isTheOneOfDammsExample() {
        assertTrue(CheckDigit.fits("5724", 4)); // from his thesis
        assertEquals("5724", CheckDigit.append(572, 4));
    }

    @Test
    void noWrongDigitAndNoSwapOfNeighboursFits() {
        for (int serial = 10_000; serial < 100_000; serial += 97) {
            String right = RmaNumber.ofSerial(serial).digits();
            for (int at = 0; at < right.length(); at++)
                for (char wrong = '0'; wrong <= '9'; wrong++)
                    if (wrong != right.charAt(at))
                        assertFalse(RmaNumber.isValid(with(right, at, wrong)));
            for (int at = 0; at + 1 < right.length(); at++)
                if (right.charAt(at) != right.charAt(at + 1))
                    assertFalse(RmaNumber.isValid(swapped(right, at)));
        }
    }

    @Test
    void eachKindOfNumberHasItsLength() {
        assertEquals("08989535", OrderNumber.ofSerial(898_953).digits());
        assertEquals("100009", RmaNumber.ofSerial(RmaNumber.FIRST_SERIAL).digits());
        assertFalse(RmaNumber.isValid("08989535"));
        assertFalse(OrderNumber.isValid("100009"));
        assertThrows(IllegalArgumentException.class, () -> RmaNumber.ofSerial(100_000));
    }

    private static String with(String digits, int at, char digit) {
        return digits.substring(0, at) + digit + digits.substring(at + 1);
    }

    private static String swapped(String digits, int at) {
        return digits.substring(0, at)
                + digits.charAt(at + 1)
                + digits.charAt(at)
                + digits.substring(at + 2);
    }
}
