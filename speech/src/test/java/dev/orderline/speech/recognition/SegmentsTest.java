package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    @Test
    void wordsAreJoinedAndScoresAdded() {
        Segments joined =
                Segments.NONE
                        .then(List.of(said("one", 10), said("won", 9)))
                        .then(List.of(said("two", 5), said("to", 1)));
        assertEquals(
                List.of(
                        said("one two", 15),
                        said("won two", 14),
                        said("one to", 11),
                        said("won to", 10)),
                joined.nBest());
    }

    @Test
    void aPartWithoutWordsChangesNothing() {
        Segments one = Segments.NONE.then(List.of(said("one", 1)));
        assertSame(one, one.then(List.of()));
        assertTrue(Segments.NONE.then(List.of()).isEmpty());
    }

    @Test
    void theListStaysShort() {
        List<Hypothesis> nine = IntStream.range(0, 9).mapToObj(i -> said("w", -i)).toList();
        Segments segments = Segments.NONE.then(nine);
        for (int i = 0; i < 20; i++) segments = segments.then(nine);
        assertEquals(Segments.MAX, segments.nBest().size());
        assertEquals(0.0, segments.nBest().getFirst().score());
    }

    private static Hypothesis said(String words, double score) {
        return new Hypothesis(words, score);
    }
}
