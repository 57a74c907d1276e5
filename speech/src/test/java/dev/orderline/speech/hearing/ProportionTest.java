package dev.orderline.speech.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProportionTest {
    /** By hand from Wilson's formula, with z = 1.96. */
    @Test
    void theIntervalIsWilsons() {
        var most = new Proportion(97, 100);

        assertEquals(91.5, most.lowest(), 0.1);
        assertEquals(99.0, most.highest(), 0.1);
        assertEquals(" 97.0 (92-99)", most.toString());
    }

    @Test
    void noneOfManyMayStillBeSome() {
        var none = new Proportion(0, 30);

        assertEquals(0, none.lowest(), 0.01);
        assertEquals(11.4, none.highest(), 0.1);
        assertEquals(new Proportion(1, 31), none.plus(true));
    }
}
