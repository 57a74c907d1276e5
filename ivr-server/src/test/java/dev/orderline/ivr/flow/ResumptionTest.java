package dev.orderline.ivr.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call goes on in another process, by keys; what was told in secret does not go with it. */
class ResumptionTest {
    private static final CompiledFlow FLOW =
            Talk.flow(
                    """
                    order: {digits: 4}
                    pin: {digits: 4}
                    item: {one-of: things, named-like: shop.items}
                    bought: {date: past}
                    """,
                    """
                    begin:
                      ask: What would you like?
                      keypad: For an order, press one.
                      choices:
                        order: {phrases: ["order", "order {order}", "send [my] {item} back"], key: "1", then: ask-order}
                      help: Say order.
                      no-match: [Again?, By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                    ask-order:
                      ask: Which order?
                      keypad: Key in the order.
                      fill: order
                      confirm: when unsure
                      help: Four digits.
                      no-match: [Digit by digit., By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                      then: ask-pin
                    ask-pin:
                      ask: And the PIN?
                      keypad: Key in the PIN.
                      fill: pin
                      secret: yes
                      help: Four digits, too.
                      no-match: [Digit by digit., By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                      then: open
                    open:
                      do: shop.open
                      with: {number: order, pin: pin}
                      on: {opened: found, refused: wrong}
                    wrong:
                      say: That is wrong.
                      forget: [order, pin]
                      at-most: {times: 2, otherwise: person}
                      then: ask-order
                    found: {say: I found it., then: ask-item}
                    ask-item:
                      ask: "Which: {things as choices}?"
                      keypad: "{things with keys}."
                      fill: item
                      help: Say its name.
                      no-match: [Which one?, By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                      then: ask-day
                    ask-day:
                      ask: When did you buy it?
                      keypad: Key in month and day.
                      fill: bought
                      help: Say a day.
                      no-match: [Which day?, By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                      then: send
                    send:
                      do: shop.send-back
                      with: {number: order}
                      on: {sent: lately}
                    lately:
                      choose:
                        - {if: bought within 14 days, then: bye}
                      otherwise: person
                    """);

    private static Talk opened() {
        return Talk.to(FLOW).says("order one two three four").presses("2468");
    }

    @Test
    void aCallGoesOnWhereItWas() {
        Talk talk = opened().presses("1");
        assertEquals("When did you buy it?", talk.heard());

        Talk resumed = Talk.from(talk.dialog().position(), FLOW);

        assertEquals("We go on by keys. Key in month and day.", resumed.heard());
        assertEquals("1234", resumed.slot("order"));
        assertEquals("blue rain jacket", resumed.slot("item"));
        assertEquals("Goodbye.", resumed.presses("1120").heard());
    }

    @Test
    void aCallThatHasJustBegunBeginsAgain() {
        assertEquals(
                "We go on by keys. For an order, press one.",
                Talk.from(Talk.to(FLOW).dialog().position(), FLOW).heard());
    }

    @Test
    void whatWasToldInSecretIsAskedForAgain() {
        var dialog = new Dialog(FLOW, Talk.run(), Dialog.Medium.VOICE);
        dialog.begin();
        dialog.answered(Talk.meant("order"));
        dialog.answered(Talk.meant("order", "1234"));
        Step step = dialog.answered(Talk.meant("pin", "2468"));
        assertEquals("open", step.state());

        Position position = dialog.position();

        assertEquals("ask-pin", position.state());
        assertEquals(Set.of("language", "order"), position.slots().keySet());
        assertEquals("We go on by keys. Key in the PIN.", Talk.from(position, FLOW).heard());
    }

    @Test
    void secretsStandNowhereButInTheCall() {
        Talk talk = opened();
        assertEquals("2468", talk.slot("pin"));

        Position position = talk.dialog().position();
        assertEquals(Set.of("language", "order", "things"), position.slots().keySet());
        assertFalse(position.toString().contains("2468"));
        assertFalse(talk.dialog().facts().containsKey("pin"));
        talk.steps()
                .forEach(step -> {
                    assertFalse(step.toString().contains("2468"), step::toString);
                    assertFalse(Talk.text(step).contains("two four six eight"), step::toString);
                });
        assertFalse(talk.presses("0").ending().toString().contains("2468"));
    }

    @Test
    void aSecretAnswerIsMarkedSo() {
        Talk talk = Talk.to(FLOW).says("order one two three four");
        assertEquals("And the PIN?", talk.heard());
        assertTrue(talk.question().secret());

        assertTrue(talk.says("bananas").question().secret());
        assertTrue(talk.says("help").question().secret());
        assertFalse(talk.presses("2468").question().secret());
    }

    @Test
    void visitsAreCountedOn() {
        Talk talk = Talk.to(FLOW).says("order one two three four").presses("1111");
        assertEquals("That is wrong. Which order?", talk.heard());

        Talk resumed = Talk.from(talk.dialog().position(), FLOW);
        assertEquals("We go on by keys. Key in the order.", resumed.heard());
        assertEquals(
                "That is wrong. Key in the order.",
                resumed.presses("1234").presses("1111").heard());
        assertEquals("To a person.", resumed.presses("1234").presses("1111").heard());
    }

    @Test
    void comingBackToACountedStateIsNoNewVisit() {
        var position =
                new Position(
                        FLOW.label(),
                        "wrong",
                        Map.of("language", new Value.Name("en-US")),
                        Set.of(),
                        Map.of("wrong", 2),
                        0,
                        0,
                        false,
                        0,
                        new Run.Proved.Nothing());

        assertEquals(
                "We go on by keys. That is wrong. Key in the order.",
                Talk.from(position, FLOW).heard());
    }

    @Test
    void howOftenTheCallerStartedOverIsCountedOn() {
        Talk talk = Talk.to(FLOW);
        for (int i = 0; i < 3; i++) talk.says("order one two three four").says("start over");

        var dialog = new Dialog(FLOW, Talk.run(), Dialog.Medium.KEYPAD);
        dialog.resume(talk.says("order one two three four").dialog().position());
        dialog.answered(Talk.meant("start-over"));

        assertEquals("ask-pin", dialog.state());
    }

    @Test
    void whoWantedItSlowerGetsItSlower() {
        Talk talk = Talk.to(FLOW).says("slower please");

        assertTrue(Talk.from(talk.dialog().position(), FLOW).question().manner().slowly());
    }

    @Test
    void whatWasHeardBadlyIsStillAsked() {
        Talk talk = Talk.to(FLOW).says("order").mumbles("one two three four");
        assertEquals("I heard one two three four. Right?", talk.heard());

        assertEquals(
                "We go on by keys. Key in the order.",
                Talk.from(talk.dialog().position(), FLOW).heard());
        assertEquals(
                "We go on by keys. I heard one two three four. Right?",
                Talk.from(
                                Talk.to(FLOW)
                                        .mumbles("order one two three four")
                                        .dialog()
                                        .position(),
                                FLOW)
                        .heard());
    }

    @Test
    void aNamedThingIsFoundWhenItsListIsKnown() {
        Talk talk = Talk.to(FLOW).says("send my jacket back");
        Talk resumed = Talk.from(talk.dialog().position(), FLOW).presses("1234").presses("2468");

        assertEquals("I found it. Key in month and day.", resumed.heard());
        assertEquals("blue rain jacket", resumed.slot("item"));
    }

    static Set<String> states() {
        return FLOW.nodes().keySet();
    }

    @ParameterizedTest
    @MethodSource("states")
    void aCallCanGoOnAtEveryState(String state) {
        Map<String, Value> slots =
                new HashMap<>(
                        Map.of(
                                "language",
                                new Value.Name("en-US"),
                                "order",
                                new Value.Digits("1234"),
                                "pin",
                                new Value.Digits("2468"),
                                "bought",
                                new Value.Day(LocalDate.of(2026, 11, 20)),
                                "things",
                                new Value.Options(List.of(new Value.Option("1", "red cap"))),
                                "item",
                                new Value.Option("1", "red cap")));
        Talk talk = Talk.from(position(state, slots), FLOW);

        assertTrue(talk.heard().startsWith("We go on by keys."), talk::heard);
        assertTrue(talk.way().getFirst().equals(state));
    }

    private static Position position(String state, Map<String, Value> slots) {
        return new Position(
                FLOW.label(),
                state,
                slots,
                Set.of(),
                Map.of(),
                0,
                0,
                false,
                0,
                new Run.Proved.Nothing());
    }

    @Test
    void aPositionOfAnotherVersionIsRefused() {
        Position position = Talk.to(FLOW).dialog().position();
        var old =
                new Position(
                        "shop@0",
                        position.state(),
                        position.slots(),
                        position.unsure(),
                        position.visits(),
                        0,
                        0,
                        false,
                        0,
                        position.proved());

        assertThrows(IllegalArgumentException.class, () -> Talk.from(old, FLOW));
        assertThrows(
                IllegalArgumentException.class,
                () -> Talk.from(position("nowhere", position.slots()), FLOW));
    }

    /** The caller may hang up whenever it is their turn: where the call stood is known. */
    @Test
    void whereverTheCallerHangsUpAnotherProcessCanGoOn() {
        List<String> answers = List.of("1", "1234", "2468", "2", "1120");
        for (int given = 0; given < answers.size(); given++) {
            Talk talk = Talk.to(FLOW);
            answers.subList(0, given).forEach(talk::presses);
            Talk resumed = Talk.from(talk.dialog().position(), FLOW);
            answers.subList(given, answers.size()).forEach(resumed::presses);

            assertEquals("Goodbye.", resumed.heard(), "after " + given + " answers");
        }
    }
}
