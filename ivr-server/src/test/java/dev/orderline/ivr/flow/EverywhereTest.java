package dev.orderline.ivr.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.flow.Step.Ending.HandOver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What callers can say at every question. */
class EverywhereTest {
    private static final CompiledFlow FLOW =
            Talk.flow(
                    """
                    order: {digits: 4}
                    copies: {number: 1-20}
                    agreed: yes-no
                    """,
                    """
                    begin:
                      ask: Which order?
                      fill: order
                      help: Four digits.
                      no-match: [Digit by digit., By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                      then: count
                    count:
                      ask: How many copies?
                      fill: copies
                      help: One to twenty.
                      no-match: [How many?, By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                      then: thanks
                    thanks:
                      say: Thank you.
                      then: sure
                    sure:
                      ask: Shall I send it back?
                      fill: agreed
                      help: Yes or no.
                      no-match: [Yes or no?, By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                      then: send
                    send:
                      do: shop.send-back
                      with: {number: order}
                      on: {sent: more}
                    more:
                      ask: Anything else?
                      choices:
                        no: {phrases: ["no"], key: "1", then: bye}
                      help: Say no.
                      no-match: [Again?, By keys please.]
                      no-input: [Are you there?]
                      otherwise: person
                    """);

    private static Talk counting() {
        return Talk.to(FLOW).says("one two three four");
    }

    private static Talk deciding() {
        return counting().says("three");
    }

    @Test
    void helpIsTheQuestionsOwn() {
        assertEquals("Four digits. Which order?", Talk.to(FLOW).says("help").heard());
        assertEquals("One to twenty. How many copies?", counting().says("help").heard());
    }

    @Test
    void theQuestionIsRepeated() {
        assertEquals("How many copies?", counting().says("say that again").heard());
        assertEquals("How many copies?", counting().says("bananas").says("say that again").heard());
    }

    @Test
    void starRepeatsAndZeroLeadsToAPerson() {
        assertEquals("Which order?", Talk.to(FLOW).presses("*").heard());
        assertEquals("Which order?", Talk.to(FLOW).says("bananas").presses("*").heard());

        Talk talk = counting().presses("0");

        assertEquals("To a person.", talk.heard());
        assertEquals(
                new HandOver(Target.PERSON, "asked", Map.of("language", "en-US", "order", "1234")),
                talk.ending());
    }

    @Test
    void commandsAreNoMisses() {
        Talk talk = Talk.to(FLOW).says("bananas").says("help").says("say that again");

        assertEquals("By keys please.", talk.says("bananas").heard());
    }

    @Test
    void whoAsksForHelpForEverComesToAPerson() {
        Talk talk = Talk.to(FLOW);
        for (int i = 1; i < 8; i++)
            assertEquals("Four digits. Which order?", talk.says("help").heard());

        assertEquals("Four digits. To a person.", talk.says("help").heard());
        assertTrue(talk.isOver());
    }

    @Test
    void slowerIsForTheRestOfTheCall() {
        Talk talk = Talk.to(FLOW);
        assertFalse(talk.question().manner().slowly());

        assertEquals("Slowly now. Which order?", talk.says("slower please").heard());
        assertTrue(talk.question().manner().slowly());
        assertTrue(talk.says("one two three four").question().manner().slowly());
        assertTrue(talk.says("start over").question().manner().slowly());
        assertTrue(talk.dialog().apology().manner().slowly());
    }

    @Test
    void backGoesToTheQuestionBefore() {
        Talk talk = deciding();
        assertEquals("Thank you. Shall I send it back?", talk.heard());

        assertEquals("How many copies?", talk.says("go back").heard());
        assertEquals("", talk.slot("copies"));
        assertEquals("1234", talk.slot("order"));

        assertEquals("Which order?", talk.says("go back").heard());
        assertEquals("", talk.slot("order"));
    }

    @Test
    void atTheFirstQuestionBackIsThatQuestion() {
        assertEquals("Which order?", Talk.to(FLOW).says("go back").heard());
    }

    @Test
    void afterGoingBackTheNextAnswerCounts() {
        Talk talk = deciding().says("go back").says("five");

        assertEquals("5", talk.slot("copies"));
        assertEquals("Thank you. Shall I send it back?", talk.heard());
    }

    @Test
    void whatWasDoneCannotBeTakenBack() {
        Talk talk = deciding().says("yes");
        assertEquals("Anything else?", talk.heard());

        assertEquals("Anything else?", talk.says("go back").heard());
        assertEquals("yes", talk.slot("agreed"));
    }

    @Test
    void noCallGoesBackForEver() {
        Talk talk = Talk.to(FLOW);
        int answers = 0;
        while (!talk.isOver() && answers++ < 100)
            talk.says(talk.heard().endsWith("Which order?") ? "one two three four" : "go back");

        assertTrue(talk.isOver());
        assertTrue(answers < 40, () -> "after a long time: " + talk.way());
    }

    @Test
    void startingOverForgetsWhatWasTold() {
        Talk talk = deciding().says("start over");

        assertEquals("Which order?", talk.heard());
        assertEquals("", talk.slot("order"));
        assertEquals("", talk.slot("copies"));
        assertEquals("en-US", talk.slot("language"));
        assertEquals("Which order?", talk.says("go back").heard());
    }

    @Test
    void aCallStartsOverThreeTimes() {
        Talk talk = counting();
        for (int i = 0; i < 3; i++) talk.says("start over").says("one two three four");

        assertEquals("How many copies?", talk.says("start over").heard());
        assertEquals("1234", talk.slot("order"));
    }

    @Test
    void refusingRecordingIsToldAndTheQuestionAskedAgain() {
        Talk talk = counting().says("stop recording");

        assertEquals("Not recorded. How many copies?", talk.heard());
        assertEquals(
                List.of("count"),
                talk.steps().stream()
                        .filter(Step.RefuseRecording.class::isInstance)
                        .map(Step::state)
                        .toList());
    }

    @Test
    void commandsInterruptWhatIsOnlySaid() {
        var dialog = new Dialog(FLOW, Talk.run(), Dialog.Medium.VOICE);
        dialog.begin();
        dialog.answered(Talk.meant("order", "1234"));
        var thanks = dialog.answered(Talk.meant("copies", "3"));
        assertEquals("thanks", thanks.state());

        Step repeated = dialog.answered(Talk.meant("repeat"));
        assertEquals("thanks", repeated.state());
        assertEquals("Thank you.", Talk.text(repeated));
        assertEquals("How many copies?", Talk.text(dialog.answered(Talk.meant("back"))));
    }

    @Test
    void whatIsOnlySaidIsNotSaidForEver() {
        var dialog = new Dialog(FLOW, Talk.run(), Dialog.Medium.VOICE);
        dialog.begin();
        dialog.answered(Talk.meant("order", "1234"));
        Step step = dialog.answered(Talk.meant("copies", "3"));
        for (int i = 0; i < 8 && step.state().equals("thanks"); i++)
            step = dialog.answered(Talk.meant("repeat"));

        assertEquals("sure", step.state());
    }
}
