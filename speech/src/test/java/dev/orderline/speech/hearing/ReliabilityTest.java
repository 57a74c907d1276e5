package dev.orderline.speech.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    @Test
    void answersAreCountedByHowLikelyTheyWere() {
        var reliability = new Reliability();
        reliability.add(0.31, true);
        reliability.add(0.39, false);
        reliability.add(1, true);

        assertEquals(
                List.of(
                        " 30 to  40 %       2   50.0 (9-91)",
                        " 90 to 100 %       1  100.0 (21-100)"),
                reliability.lines());
    }

    @Test
    void withoutAnswersThereIsNothing() {
        assertEquals(List.of(), new Reliability().lines());
    }
}
