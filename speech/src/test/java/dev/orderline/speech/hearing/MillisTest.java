package dev.orderline.speech.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MillisTest {
    @Test
    void ofAHundredNinetyFiveAreNoLonger() {
        var millis = new Millis();
        IntStream.rangeClosed(1, 100).map(i -> 101 - i).forEach(millis::add);

        assertEquals(50, millis.percentile(50));
        assertEquals(95, millis.percentile(95));
        assertEquals("   50    95", millis.toString());
    }

    @Test
    void ofOneItIsThatAndOfNoneNothing() {
        var one = new Millis();
        one.add(180);

        assertEquals(180, one.percentile(95));
        assertEquals("    -     -", new Millis().toString());
    }
}
