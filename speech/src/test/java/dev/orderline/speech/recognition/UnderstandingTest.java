package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class UnderstandingTest {
    private static final Hypothesis NONSENSE = new Hypothesis("mother", 10);

    @Test
    void theBestIsTakenWhenItMeansSomething() {
        var yes = new Hypothesis("yes", 10);

        Understanding known = understood(List.of(yes, new Hypothesis("no", 9.5)), Grammars.YES_NO);

        assertEquals(Meaning.choice(Grammars.YES), known.meaning());
        assertEquals(yes, known.hypothesis());
        assertEquals("yes", known.words());
    }

    @Test
    void aCloseSecondIsTakenWhenTheBestMeansNothing() {
        var no = new Hypothesis("no", 9.5);

        assertEquals(
                Meaning.choice(Grammars.NO),
                understood(List.of(NONSENSE, no), Grammars.YES_NO).meaning());
    }

    @Test
    void oneFarBehindIsNot() {
        var no = new Hypothesis("no", 5);

        assertEquals(Optional.empty(), Understanding.of(List.of(NONSENSE, no), Grammars.YES_NO));
    }

    /** Two hypotheses that mean the same speak for each other. */
    @Test
    void aMeaningWeighsAsMuchAsAllThatSayIt() {
        List<Hypothesis> nBest =
                List.of(
                        new Hypothesis("no", 10),
                        new Hypothesis("yes", 9.9),
                        new Hypothesis("yes please", 9.8));

        Understanding known = understood(nBest, Grammars.YES_NO);

        assertEquals(Meaning.choice(Grammars.YES), known.meaning());
        assertEquals(nBest.get(1), known.hypothesis());
        assertFalse(known.sure());
    }

    @Test
    void aValueThatChecksItselfIsBelievedFartherBehind() {
        Predicate<String> check = digits -> digits.equals("12") || digits.equals("34");
        var best = new Hypothesis("one two three", 10);
        var right = new Hypothesis("one two", 6);

        Understanding known = understood(List.of(best, right), orders(check));

        assertEquals(Meaning.of("order", "12"), known.meaning());
        assertEquals(right, known.hypothesis());
        assertEquals(
                Optional.empty(),
                Understanding.of(List.of(best, new Hypothesis("one two", 1)), orders(check)));
        assertEquals(
                Optional.empty(),
                Understanding.of(List.of(best, right), orders(Grammars.ENGLISH.digits(2, 2))));
    }

    @Test
    void whatElseIsUnderstoodBesideAValueThatChecksItselfIsNotBelievedFarther() {
        Grammar grammar = Grammars.withUniversals(orders(digits -> digits.equals("12")));
        var help = new Hypothesis("help", 7);

        assertEquals(Optional.empty(), Understanding.of(List.of(NONSENSE, help), grammar));
    }

    @Test
    void oneWordTakenForAnotherDoesNotLoseTheAnswer() {
        Grammar amounts =
                PhraseGrammar.filling(
                        "amount",
                        Grammars.ENGLISH,
                        List.of(),
                        Grammars.ENGLISH.money(Currency.getInstance("USD")));
        var heard = new Hypothesis("two hundred seventeen seven dollars", 10);

        Understanding known = understood(List.of(heard), amounts);

        assertEquals(Meaning.of("amount", "27700"), known.meaning());
        assertEquals("two hundred seventy seven dollars", known.words());
        assertEquals(heard, known.hypothesis());
    }

    /** Of eight digits with one missing nothing can be made, though "two" could be put in. */
    @Test
    void digitsAreNotMadeUp() {
        assertEquals(
                Optional.empty(),
                Understanding.of(
                        List.of(new Hypothesis("one", 10)), orders(digits -> digits.equals("12"))));
    }

    /** As of somebody beside the caller. */
    @Test
    void otherWordsAroundAValueThatChecksItselfDoNotLoseIt() {
        Grammar checking = orders(digits -> digits.equals("12"));
        var heard = new Hypothesis("mother one two water", 10);

        assertEquals(Meaning.of("order", "12"), understood(List.of(heard), checking).meaning());
        assertEquals("one two", understood(List.of(heard), checking).words());
        assertEquals(
                Optional.empty(),
                Understanding.of(List.of(heard), orders(Grammars.ENGLISH.digits(2, 2))));
        for (String other : List.of("one mother two", "three one two water"))
            assertEquals(
                    Optional.empty(),
                    Understanding.of(List.of(new Hypothesis(other, 10)), checking),
                    other);
    }

    @Test
    void manyWordsTakenForOthersAreNoAnswer() {
        var heard = new Hypothesis("eight code n five that", 10);

        assertEquals(
                Optional.empty(),
                Understanding.of(List.of(heard), orders(digits -> digits.equals("58"))));
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
        assertTrue(isSure(List.of(yes, new Hypothesis("no", 6))));
        assertFalse(isSure(List.of(yes, new Hypothesis("no", 9.9))));
        assertFalse(isSure(List.of(yes, new Hypothesis("mother", 9.9))));
        assertFalse(isSure(List.of(NONSENSE, new Hypothesis("yes", 9.9))));
    }

    private static boolean isSure(List<Hypothesis> nBest) {
        return understood(nBest, Grammars.YES_NO).sure();
    }

    private static Understanding understood(List<Hypothesis> nBest, Grammar grammar) {
        return Understanding.of(nBest, grammar).orElseThrow();
    }

    @Test
    void nothingHeardMeansNothing() {
        assertEquals(Optional.empty(), Understanding.of(List.of(), Grammars.YES_NO));
    }
}
