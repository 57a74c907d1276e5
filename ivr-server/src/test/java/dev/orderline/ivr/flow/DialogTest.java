package dev.orderline.ivr.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.flow.Step.Ending;
import dev.orderline.ivr.flow.Step.Ending.Completed;
import dev.orderline.ivr.flow.Step.Ending.HandOver;
import dev.orderline.speech.recognition.Meaning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking and answering: choices, slots, misses, limits. */
class DialogTest {
    private static final String SLOTS =
            """
            order: {digits: 4}
            copies: {number: 1-20}
            """;

    private static final String ASK_ORDER =
            """
            ask-order:
              ask: Which order?
              fill: order
              called: [order number]
              keypad: Key in four digits.
              help: Four digits.
              no-match: [Digit by digit., By keys please.]
              no-input: [Are you there?, Still there?]
              otherwise: person
              then: count
            """;

    private static final String COUNT =
            """
            count:
              ask: How many copies?
              fill: copies
              phrases: ["{copies} [copies]", "{copies} of order {order}"]
              help: One to twenty.
              no-match: [How many?, By keys please.]
              no-input: [Are you there?]
              otherwise: person
              then: told
            told:
              say: "{copies of copy | copies} of order {order}."
              then: bye
            """;

    private static final CompiledFlow WISHES =
            Talk.flow(
                    SLOTS,
                    """
                    begin:
                      ask: What would you like?
                      choices:
                        order: {phrases: ["order", "order {order}", "{copies} of order {order}"], key: "1", then: ask-order}
                        shoes: {phrases: ["shoes"], key: "2", then: told, set: {order: "1111", copies: 2}}
                      help: Say order or shoes.
                      keypad: For an order, press one.
                      no-match: [Order or shoes?, By keys please.]
                      no-input: [Are you there?, Still there?]
                      otherwise: person
                    """
                            + ASK_ORDER
                            + COUNT);

    private static final Ending ANSWERED = new Completed("answered");

    @Test
    void oneQuestionComesAfterTheOther() {
        Talk talk = Talk.to(WISHES);
        assertEquals("What would you like?", talk.heard());

        assertEquals("Which order?", talk.says("order").heard());
        assertEquals("How many copies?", talk.says("one two three four").heard());
        assertEquals(
                "three copies of order one two three four. Goodbye.", talk.says("three").heard());

        assertEquals(ANSWERED, talk.ending());
        assertEquals(List.of("begin", "ask-order", "count", "told", "bye"), talk.way());
    }

    @Test
    void keysAnswerTheSame() {
        Talk talk = Talk.to(WISHES).presses("1").presses("1234");

        assertEquals("one copy of order one two three four. Goodbye.", talk.presses("1").heard());
    }

    @Test
    void whatIsToldWithoutBeingAskedIsNotAskedAgain() {
        assertEquals("How many copies?", Talk.to(WISHES).says("order one two three four").heard());
        assertEquals(
                "two copies of order one two three four. Goodbye.",
                Talk.to(WISHES).says("two of order one two three four").heard());
    }

    @Test
    void aLaterAnswerMayChangeAnEarlierOne() {
        Talk talk = Talk.to(WISHES).says("order one two three four");

        talk.says("three of order four three two one");

        assertEquals("three copies of order four three two one. Goodbye.", talk.heard());
    }

    @Test
    void aChoiceFillsWhatItSays() {
        assertEquals(
                "two copies of order one one one one. Goodbye.",
                Talk.to(WISHES).says("shoes").heard());
    }

    @Test
    void everyMissGetsTheNextWordingAndThenAPerson() {
        Talk talk = Talk.to(WISHES);

        assertEquals("Order or shoes?", talk.says("bananas").heard());
        assertEquals("By keys please.", talk.presses("9").heard());
        assertEquals("To a person.", talk.says("bananas").heard());

        assertEquals(
                new HandOver(Target.PERSON, "asked", Map.of("language", "en-US")), talk.ending());
    }

    @Test
    void silenceAndMisunderstandingsAreCountedApart() {
        Talk talk = Talk.to(WISHES);

        assertEquals("Are you there?", talk.isSilent().heard());
        assertEquals("Order or shoes?", talk.says("bananas").heard());
        assertEquals("Still there?", talk.isSilent().heard());
        assertEquals("By keys please.", talk.says("bananas").heard());
        assertEquals("To a person.", talk.isSilent().heard());
    }

    @Test
    void theNextQuestionCountsAnew() {
        Talk talk = Talk.to(WISHES).says("bananas").says("bananas").says("order");

        assertEquals("Digit by digit.", talk.says("bananas").heard());
    }

    @Test
    void aValueThatDoesNotFitIsAMiss() {
        Talk talk = Talk.to(WISHES).says("order one two three four");

        assertEquals("How many?", talk.says("twenty one").heard());
        assertEquals("By keys please.", talk.presses("21").heard());
        assertEquals("", talk.slot("copies"));
    }

    @ParameterizedTest
    @CsvSource({"yesterday, 2026-11-24", "the third of may, 2026-05-03"})
    void aPastDayIsTheLastOne(String words, String day) {
        assertEquals(day, Talk.to(DAYS).says(words).slot("bought"));
    }

    @ParameterizedTest
    @CsvSource({"tomorrow", "the third of may twenty thirty"})
    void aDayOnTheWrongSideOfTodayIsAMiss(String words) {
        Talk talk = Talk.to(DAYS);
        assertEquals("Which day?", talk.says(words).heard());
        assertEquals("", talk.slot("bought"));
    }

    private static final CompiledFlow DAYS =
            Talk.flow(
                    "bought: {date: past}",
                    """
                    begin:
                      ask: When did you buy it?
                      fill: bought
                      help: A day.
                      no-match: [Which day?, By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                      then: bye
                    """);

    private static final String LIST =
            """
            find:
              do: shop.find
              with: {number: order}
              on: {found: ask-item, unknown: person}
            ask-item:
              ask: "Which: {things as choices}?"
              keypad: "{things with keys}."
              fill: item
              help: Say its name.
              no-match: [Which one?, By keys please.]
              no-input: [Are you there?]
              otherwise: person
              then: told
            told: {say: "So the {item}.", then: bye}
            """;

    private static final CompiledFlow THINGS =
            Talk.flow(
                    """
                    order: {digits: 4}
                    item: {one-of: things, named-like: shop.items}
                    """,
                    """
                    begin:
                      ask: What would you like?
                      choices:
                        return: {phrases: ["send something back", "send [my] {item} back"], key: "1", then: ask-order}
                        other: {phrases: ["something else"], key: "2", then: person}
                      help: Say send something back.
                      no-match: [Again?, By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                    """
                            + ASK_ORDER.replace("then: count", "then: find")
                            + LIST);

    @Test
    void aThingOfAListIsChosenByNameOrKey() {
        Talk talk = Talk.to(THINGS).says("send something back").presses("1234");
        assertEquals("Which: the blue rain jacket, or the red cap?", talk.heard());

        assertEquals("So the red cap. Goodbye.", talk.says("the cap").heard());
        assertEquals(
                "So the blue rain jacket. Goodbye.",
                Talk.to(THINGS).says("send something back").presses("1234").presses("1").heard());
    }

    @Test
    void aThingThatWasNamedBeforeItsListIsKnownIsFoundInIt() {
        Talk talk = Talk.to(THINGS).says("send my jacket back");

        assertEquals("So the blue rain jacket. Goodbye.", talk.presses("1234").heard());
    }

    @Test
    void aThingThatIsNotOfTheListIsAskedFor() {
        Talk talk = Talk.to(THINGS).says("send my shoes back").presses("1234");

        assertEquals("Which: the blue rain jacket, or the red cap?", talk.heard());
        assertEquals("", talk.slot("item"));
    }

    @Test
    void anOutcomeLeadsWhereTheFlowSays() {
        Talk talk = Talk.to(THINGS).says("send something back").presses("9999");

        assertEquals("To a person.", talk.heard());
        assertEquals(
                new HandOver(Target.PERSON, "asked", Map.of("language", "en-US", "order", "9999")),
                talk.ending());
    }

    @Test
    void anOutcomeThatNobodyDeclaredIsABug() {
        var dialog = Talk.to(THINGS).says("send something back").dialog();
        dialog.answered(new Answer.Meant(Meaning.of("order", "1234"), true));

        assertThrows(IllegalStateException.class, () -> dialog.acted(Action.Result.of("nonsense")));
    }

    private static final CompiledFlow AGAIN =
            Talk.flow(
                    "order: {digits: 4}",
                    """
                    begin:
                      ask: Which order?
                      fill: order
                      forget: order
                      at-most: {times: 3, otherwise: enough}
                      help: Four digits.
                      no-match: [Digit by digit., By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                      then: not-that
                    not-that: {say: Not that one., then: begin}
                    enough: {say: That is enough., then: person}
                    """);

    @Test
    void aStateIsVisitedAsOftenAsTheFlowSays() {
        Talk talk = Talk.to(AGAIN);
        for (int i = 0; i < 2; i++)
            assertEquals("Not that one. Which order?", talk.presses("1234").heard());

        assertEquals("Not that one. That is enough. To a person.", talk.presses("1234").heard());
    }

    @Test
    void byKeysOnlyTheKeypadsWordsAreSaid() {
        Talk talk = Talk.byKeys(WISHES);
        assertEquals("For an order, press one.", talk.heard());

        assertEquals("For an order, press one.", talk.isSilent().heard());
        assertEquals("For an order, press one.", talk.presses("7").heard());
        assertEquals("Key in four digits.", talk.presses("1").heard());
        assertEquals("By keys please.", talk.presses("1234").heard());
        assertTrue(talk.presses("3").isOver());
    }

    @Test
    void byKeysAListIsOfferedWithItsKeys() {
        Talk talk = Talk.byKeys(THINGS).presses("1");

        assertEquals(
                "for the blue rain jacket, press one, for the red cap, press two.",
                talk.presses("1234").heard());
        assertEquals("So the red cap. Goodbye.", talk.presses("2").heard());
    }
}
