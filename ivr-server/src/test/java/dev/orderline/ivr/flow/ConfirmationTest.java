package dev.orderline.ivr.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether an answer was heard right: asked, or said before the next question. */
class ConfirmationTest {
    private static final String SLOTS =
            """
            order: {digits: 4}
            copies: {number: 1-20}
            """;

    private static final String ORDER =
            """
            begin:
              ask: Which order?
              fill: order
              confirm: CONFIRM
              help: Four digits.
              no-match: [Digit by digit., By keys please.]
              no-input: [Are you there?]
              otherwise: person
              then: count
            """;

    private static final String COUNT =
            """
            count:
              ask: How many copies?
              fill: copies
              help: One to twenty.
              no-match: [How many?, By keys please.]
              no-input: [Are you there?]
              otherwise: person
              then: told
            told: {say: "Order {order}.", then: bye}
            """;

    private static CompiledFlow confirming(String how) {
        return Talk.flow(SLOTS, ORDER.replace("CONFIRM", how) + COUNT);
    }

    private static final CompiledFlow NEVER = confirming("never");
    private static final CompiledFlow UNSURE = confirming("when unsure");
    private static final CompiledFlow ALWAYS = confirming("always");
    private static final CompiledFlow OWN_WORDS =
            confirming("{when: always, ask: \"Did you say {order}?\"}");
    private static final CompiledFlow SAID = confirming("{when: always, say: \"Order {order}.\"}");
    private static final CompiledFlow SAID_WHEN_UNSURE =
            confirming("{when: unsure, say: \"Order {order}.\"}");

    @Test
    void neverMeansNever() {
        assertEquals("How many copies?", Talk.to(NEVER).mumbles("one two three four").heard());
    }

    @Test
    void whatWasHeardClearlyIsNotAskedWhenUnsure() {
        assertEquals("How many copies?", Talk.to(UNSURE).says("one two three four").heard());
        assertEquals("How many copies?", Talk.to(UNSURE).presses("1234").heard());
    }

    @Test
    void whatWasHeardBadlyIsAsked() {
        assertEquals(
                "I heard one two three four. Right?",
                Talk.to(UNSURE).mumbles("one two three four").heard());
    }

    @Test
    void alwaysMeansKeysToo() {
        assertEquals(
                "I heard one two three four. Right?",
                Talk.to(ALWAYS).says("one two three four").heard());
        assertEquals("I heard one two three four. Right?", Talk.to(ALWAYS).presses("1234").heard());
    }

    @Test
    void aFlowAsksInItsOwnWords() {
        assertEquals("Did you say one two three four?", Talk.to(OWN_WORDS).presses("1234").heard());
    }

    private static Talk asked() {
        return Talk.to(ALWAYS).says("one two three four");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "that is right", "yes please"})
    void yesGoesOn(String words) {
        assertEquals("How many copies?", asked().says(words).heard());
    }

    @Test
    void oneIsYesAndTwoIsNo() {
        assertEquals("How many copies?", asked().presses("1").heard());
        assertEquals("Digit by digit.", asked().presses("2").heard());
    }

    @Test
    void noForgetsItAndCountsAsNotUnderstood() {
        Talk talk = asked().says("no");

        assertEquals("Digit by digit.", talk.heard());
        assertEquals("", talk.slot("order"));
        assertEquals("By keys please.", talk.says("four three two one").says("no").heard());
        assertEquals("To a person.", talk.presses("1111").says("no").heard());
    }

    @Test
    void noWithAnotherValueIsAskedAgain() {
        assertEquals(
                "I heard five six seven eight. Right?",
                asked().says("no five six seven eight").heard());
    }

    @Test
    void noWithAPartMendsThatPart() {
        Talk talk = asked().says("no five six");

        assertEquals("I heard one two five six. Right?", talk.heard());
        assertEquals("How many copies?", talk.says("yes").heard());
        assertEquals("1256", talk.slot("order"));
    }

    @Test
    void nonsenseAndSilenceAreAskedOnceMoreAndThenTakenForNo() {
        assertEquals("I heard one two three four. Right?", asked().says("bananas").heard());
        assertEquals("I heard one two three four. Right?", asked().isSilent().heard());
        assertEquals("Digit by digit.", asked().says("bananas").isSilent().heard());
    }

    @Test
    void helpAndRepeatAreAnsweredWithinAConfirmation() {
        assertEquals(
                "Four digits. I heard one two three four. Right?", asked().says("help").heard());
        assertEquals("I heard one two three four. Right?", asked().says("say that again").heard());
    }

    @Test
    void backFromAConfirmationIsItsQuestion() {
        Talk talk = asked().says("go back");

        assertEquals("Which order?", talk.heard());
        assertEquals("", talk.slot("order"));
    }

    @Test
    void nobodyCorrectsForEver() {
        Talk talk = asked();
        int corrections = 0;
        while (talk.heard().startsWith("I heard") && corrections++ < 50)
            talk.says(corrections % 2 == 0 ? "no one two three four" : "no four three two one");

        assertEquals("Digit by digit.", talk.heard());
        assertTrue(corrections < 10);
    }

    @Test
    void aValueIsSaidBeforeTheNextQuestion() {
        assertEquals(
                "Order one two three four. How many copies?",
                Talk.to(SAID).presses("1234").heard());
        assertEquals(
                "Order one two three four. How many copies?",
                Talk.to(SAID_WHEN_UNSURE).mumbles("one two three four").heard());
        assertEquals("How many copies?", Talk.to(SAID_WHEN_UNSURE).presses("1234").heard());
    }

    private static Talk said() {
        return Talk.to(SAID).says("one two three four");
    }

    @Test
    void anAnswerToTheNextQuestionTakesItForRight() {
        assertEquals("Order one two three four. Goodbye.", said().says("three").heard());
    }

    @Test
    void noToWhatWasSaidGoesBack() {
        Talk talk = said().says("no");

        assertEquals("Which order?", talk.heard());
        assertEquals("", talk.slot("order"));
    }

    @Test
    void noAndAPartCorrectsWhatWasSaid() {
        Talk talk = said().says("no five six");

        assertEquals("Order one two five six. How many copies?", talk.heard());
        assertEquals("Order one two five six. Goodbye.", talk.says("three").heard());
    }

    @Test
    void aCorrectionCanBeCorrected() {
        Talk talk = said().says("no five six").says("no seven eight");

        assertEquals("1278", talk.slot("order"));
    }

    @Test
    void whatWasSaidCanBeCorrectedOnlyInTheNextQuestion() {
        Talk talk = said();
        assertTrue(talk.question().grammar().meaning("no five six").isPresent());
        talk.says("bananas");
        assertEquals("How many?", talk.heard());
        assertEquals("Order one two five six. How many copies?", talk.says("no five six").heard());
    }

    @Test
    void whoCorrectsForEverComesToAPerson() {
        Talk talk = said();
        int corrections = 0;
        while (!talk.isOver() && corrections++ < 50)
            talk.says(corrections % 2 == 0 ? "no one two three four" : "no four three two one");

        assertTrue(talk.isOver());
        assertTrue(corrections < 20);
    }

    @Test
    void whoDeniesForEverComesToAPerson() {
        Talk talk = Talk.to(SAID);
        int turns = 0;
        while (!talk.isOver() && turns++ < 100)
            talk.says(
                    talk.question().grammar().meaning("no").isPresent()
                            ? "no"
                            : "one two three four");

        assertTrue(talk.isOver());
        assertTrue(turns < 50);
    }

    private static final CompiledFlow LOOKED_UP =
            Talk.flow(
                    """
                    order: {digits: 4}
                    item: {one-of: things}
                    """,
                    ORDER.replace("CONFIRM", "{when: always, say: \"Order {order}.\"}")
                                    .replace("then: count", "then: find")
                            + """
                            find:
                              do: shop.find
                              with: {number: order}
                              on: {found: ask-item, unknown: unknown}
                            unknown: {say: I do not know it., then: person}
                            ask-item:
                              ask: "Which: {things as choices}?"
                              fill: item
                              help: Say its name.
                              no-match: [Which one?, By keys please.]
                              no-input: [Are you there?]
                              otherwise: person
                              then: sure
                            sure:
                              do: shop.send-back
                              with: {number: order}
                              on: {sent: bye}
                            """);

    @Test
    void whatHungOnAWrongValueIsDoneAgain() {
        Talk talk = Talk.to(LOOKED_UP).says("one two three four");
        assertEquals(
                "Order one two three four. Which: the blue rain jacket, or the red cap?",
                talk.heard());

        assertEquals(
                "Order one two five six. Which: the blue rain jacket, or the red cap?",
                talk.says("no five six").heard());
        assertEquals(
                2L,
                talk.way().stream().filter("find"::equals).count(),
                "the new number was not looked up");
        assertEquals(
                "Order nine two five six. I do not know it. To a person.",
                talk.says("no nine two five six").heard());
    }

    private static final CompiledFlow SENT =
            Talk.flow(
                    "order: {digits: 4}",
                    ORDER.replace("CONFIRM", "{when: always, say: \"Order {order}.\"}")
                                    .replace("then: count", "then: send")
                            + """
                            send:
                              do: shop.send-back
                              with: {number: order}
                              on: {sent: more}
                            more:
                              ask: Anything else?
                              choices:
                                nothing: {phrases: ["nothing"], key: "1", then: bye}
                              help: Say nothing.
                              no-match: [Again?, By keys please.]
                              no-input: [Are you there?]
                              otherwise: person
                            """);

    @Test
    void whatWasDoneForGoodIsNotCorrected() {
        Talk talk = Talk.to(SENT).says("one two three four");
        assertEquals("Order one two three four. Anything else?", talk.heard());

        assertEquals("Again?", talk.says("no five six").heard());
        assertEquals("1234", talk.slot("order"));
        assertEquals(1L, talk.way().stream().filter("send"::equals).count());
    }

    private static final CompiledFlow TWICE =
            Talk.flow(
                    SLOTS,
                    """
                    begin:
                      ask: What would you like?
                      choices:
                        known: {phrases: ["order {order}"], key: "1", then: ask-order}
                      help: Say order and its number.
                      no-match: [Again?, By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                    """
                            + ORDER.replace("begin:", "ask-order:")
                                    .replace("CONFIRM", "when unsure")
                            + COUNT);

    @Test
    void aSlotFilledInPassingIsConfirmedWhereItIsAskedFor() {
        assertEquals(
                "I heard one two three four. Right?",
                Talk.to(TWICE).mumbles("order one two three four").heard());
        assertEquals("How many copies?", Talk.to(TWICE).says("order one two three four").heard());
    }

    @Test
    void afterADenialBackIsTheQuestionBefore() {
        Talk talk = Talk.to(TWICE).presses("1").mumbles("one two three four").says("no");
        assertEquals("Digit by digit.", talk.heard());

        assertEquals("What would you like?", talk.says("go back").heard());
        assertFalse(talk.isOver());
    }

    @Test
    void afterADeniedRepetitionBackIsTheQuestionBefore() {
        Talk talk = Talk.to(TWICE_SAID).presses("1").says("one two three four").says("no");
        assertEquals("Which order?", talk.heard());

        assertEquals("What would you like?", talk.says("go back").heard());
    }

    private static final CompiledFlow TWICE_SAID =
            Talk.flow(
                    SLOTS,
                    """
                    begin:
                      ask: What would you like?
                      choices:
                        known: {phrases: ["order {order}"], key: "1", then: ask-order}
                      help: Say order and its number.
                      no-match: [Again?, By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                    """
                            + ORDER.replace("begin:", "ask-order:")
                                    .replace("CONFIRM", "{when: always, say: \"Order {order}.\"}")
                            + COUNT);
}
