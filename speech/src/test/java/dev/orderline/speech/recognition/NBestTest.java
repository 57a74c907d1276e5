package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NBestTest {
    @Test
    void theListOfTheWholeGrammarAloneStaysAsItIs() {
        List<Hypothesis> whole = List.of(new Hypothesis("one", 2), new Hypothesis("two", 1));

        assertEquals(whole, NBest.merged(whole, List.of(), List.of()));
    }

    @Test
    void longAnswersAreLikelierInAStyleAndShortOnesLess() {
        List<Hypothesis> whole = List.of(new Hypothesis("thirty one seven", 10));
        List<Hypothesis> style =
                List.of(
                        new Hypothesis("three one seven nine six", 9.5),
                        new Hypothesis("three", 9.5));

        assertEquals(
                List.of(
                        new Hypothesis("three one seven nine six", 10.5),
                        new Hypothesis("thirty one seven", 10),
                        new Hypothesis("three", 8.5)),
                NBest.merged(whole, List.of(style), List.of()));
    }

    @Test
    void wordsThatBothHeardAreThereOnceAtTheirBest() {
        List<Hypothesis> whole = List.of(new Hypothesis("one", 10));

        assertEquals(
                List.of(new Hypothesis("one", 10)),
                NBest.merged(whole, List.of(List.of(new Hypothesis("one", 3))), List.of()));
    }

    @Test
    void ofWhatIsExpectedOnlyWholeAnswersCountAndLessThanTheySay() {
        List<Hypothesis> heard =
                List.of(
                        new Hypothesis("it is one two", 10),
                        new Hypothesis("one two", 9),
                        new Hypothesis("one two two", 8),
                        new Hypothesis("one one two", 7));

        assertEquals(
                List.of(
                        new Hypothesis("it is one two", 7.4),
                        new Hypothesis("one two", 6.4),
                        new Hypothesis("one two two", 8 - 3 * 1.3),
                        new Hypothesis("one one two", 4.4)),
                NBest.expected(heard, List.of("two one", "one two two", "one two")));
    }
}
