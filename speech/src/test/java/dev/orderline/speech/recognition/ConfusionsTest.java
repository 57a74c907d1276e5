package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfusionsTest {
    private static final Confusions TABLE =
            Confusions.of(
                    """
                    1.5 five nine
                    2.5 five four

                    1 nine wine
                    3 - the
                    """);

    @Test
    void wordsOfALineAreTakenForOneAnother() {
        assertEquals(Map.of("nine", 1.5, "four", 2.5), TABLE.saidFor("five"));
        assertEquals(Map.of("five", 1.5, "wine", 1.0), TABLE.saidFor("nine"));
        assertEquals(Map.of(), TABLE.saidFor("six"));
    }

    @Test
    void theLeastCostCounts() {
        assertEquals(Map.of("b", 1.0), Confusions.of("2 a b\n1 b a\n3 a b").saidFor("a"));
    }

    @Test
    void aLineWithoutACostIsRefused() {
        assertThrows(NumberFormatException.class, () -> Confusions.of("five nine"));
    }

    @Test
    void whatMayHaveBeenSaidComesCheapestFirst() {
        List<Confusions.Near> near = TABLE.near("five six", 100);

        assertEquals(new Confusions.Near("nine six", 1.5), near.getFirst());
        assertTrue(near.contains(new Confusions.Near("four six", 2.5)));
        assertTrue(near.contains(new Confusions.Near("five the six", 3)));
        assertTrue(near.contains(new Confusions.Near("nine the six", 4.5)));
        for (int i = 1; i < near.size(); i++)
            assertTrue(near.get(i - 1).cost() <= near.get(i).cost());
        assertTrue(near.stream().allMatch(each -> each.cost() <= Confusions.MOST));
        assertEquals(near.subList(0, 2), TABLE.near("five six", 2));
    }

    /** Half of an answer may not be dropped. */
    @Test
    void ofThreeWordsOrMoreOneMayBeNoWord() {
        assertTrue(
                TABLE.near("six six seven", 100)
                        .contains(new Confusions.Near("six six", Confusions.DROPPED)));
        assertEquals(List.of(), Confusions.of("1 a b").near("six seven", 100));
    }

    @Test
    void withoutATableOnlyWordsArePutInByTheDecoder() {
        assertEquals(List.of(), Confusions.NONE.near("six", 100));
        assertEquals(3, Confusions.NONE.near("one two three", 100).size());
    }
}
