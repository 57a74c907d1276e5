package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class UnderstandingTest {
    private static final Hypothesis NONSENSE = new Hypothesis("it", 10);

    @Test
    void theBestIsTakenWhenItMeansSomething() {
        var yes = new Hypothesis("yes", 10);
        assertEquals(
                Optional.of(new Understanding(Meaning.choice(Grammars.YES), 0, yes, false)),
                Understanding.of(List.of(yes, new Hypothesis("no", 9.9)), Grammars.YES_NO));
    }

    @Test
    void aCloseSecondIsTakenWhenTheBestMeansNothing() {
        var no = new Hypothesis("no", 10 - Understanding.REACH);
        assertEquals(
                Optional.of(new Understanding(Meaning.choice(Grammars.NO), 1, no, false)),
                Understanding.of(List.of(NONSENSE, no), Grammars.YES_NO));
    }

    @Test
    void oneFartherBehindIsNot() {
        var no = new Hypothesis("no", 9.99 - Understanding.REACH);
        assertEquals(Optional.empty(), Understanding.of(List.of(NONSENSE, no), Grammars.YES_NO));
    }

    @Test
    void aValueThatChecksItselfIsBelievedFartherBehindButNotForSure() {
        Grammar even = orders(digits -> digits.equals("12") || digits.equals("34"));
        var best = new Hypothesis("one two three", 10);
        var right = new Hypothesis("one two", 10 - Understanding.CHECKED_REACH);

        assertEquals(
                Optional.of(new Understanding(Meaning.of("order", "12"), 1, right, false)),
                Understanding.of(List.of(best, right), even));
        assertEquals(
                Optional.empty(),
                Understanding.of(
                        List.of(
                                best,
                                new Hypothesis("one two", 9.99 - Understanding.CHECKED_REACH)),
                        even));
        assertEquals(
                Optional.empty(),
                Understanding.of(List.of(best, right), orders(Grammars.ENGLISH.digits(2, 2))));
    }

    @Test
    void whatElseIsUnderstoodBesideAValueThatChecksItselfIsNotBelievedFarther() {
        Grammar grammar = Grammars.withUniversals(orders(digits -> digits.equals("12")));
        var help = new Hypothesis("help", 9 - Understanding.REACH);

        assertEquals(Optional.empty(), Understanding.of(List.of(NONSENSE, help), grammar));
    }

    private static Grammar orders(Predicate<String> check) {
        return orders(Grammars.ENGLISH.digits(2, 2, check));
    }

    private static Grammar orders(Acceptor acceptor) {
        return PhraseGrammar.filling("order", Grammars.ENGLISH, List.of(), acceptor);
    }

    @Test
    void itIsSureWhenNothingElseCanHaveBeenMeant() {
        var yes = new Hypothesis("yes", 10);
        assertTrue(isSure(List.of(yes)));
        assertTrue(isSure(List.of(yes, new Hypothesis("yes please", 9.9))));
        assertTrue(isSure(List.of(yes, NONSENSE)));
        assertTrue(isSure(List.of(yes, new Hypothesis("no", 9.9 - Understanding.REACH))));
        assertFalse(isSure(List.of(yes, new Hypothesis("no", 9.9))));
        assertFalse(isSure(List.of(NONSENSE, yes)));
    }

    private static boolean isSure(List<Hypothesis> nBest) {
        return Understanding.of(nBest, Grammars.YES_NO).orElseThrow().sure();
    }

    @Test
    void nothingHeardMeansNothing() {
        assertEquals(Optional.empty(), Understanding.of(List.of(), Grammars.YES_NO));
    }
}
