package dev.orderline.speech.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.hearing.Measure.Said;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void orderNumbersComeOverEveryLineAndEveryKindOverACleanOne() {
        List<Measure> usual = Measure.all(false);

        for (Condition condition : Condition.values())
            assertTrue(
                    usual.contains(new Measure(Said.ANSWER, Kind.ORDER_NUMBER, condition)),
                    condition.title());
        for (Kind kind : Kind.values())
            assertTrue(
                    usual.contains(new Measure(Said.ANSWER, kind, Condition.CLEAN)), kind.title());
        assertEquals(usual.size(), new HashSet<>(usual).size());
    }

    @Test
    void everythingIsEveryKindOverEveryLine() {
        int everyOne = Kind.values().length * Condition.values().length;

        assertEquals(2 * everyOne + 8, Measure.all(true).size());
        assertTrue(Measure.all(true).containsAll(Measure.all(false)));
    }
}
