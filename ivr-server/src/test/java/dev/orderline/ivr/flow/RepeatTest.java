package dev.orderline.ivr.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Who wants it again wants what was told, not only the question that came after it. */
class RepeatTest {
    private static final CompiledFlow HOURS =
            Talk.flow(
                    """
                    day: {number: 1-9}
                    """,
                    """
                    begin:
                      ask: Today or tomorrow?
                      choices:
                        today: {phrases: ["today"], key: "1", then: told, set: {day: 1}}
                        tomorrow: {phrases: ["tomorrow"], key: "2", then: told, set: {day: 2}}
                      help: Say today.
                      no-match: [Which day?]
                      no-input: [Are you there?]
                      otherwise: person
                      at-most: {times: 5, otherwise: bye}
                    told: {say: "On day {day} we are open.", then: parking}
                    parking: {say: You can park., then: more}
                    more:
                      ask: Anything else?
                      choices:
                        more: {phrases: ["yes"], key: "1", then: begin}
                        done: {phrases: ["no"], key: "2", then: bye}
                      help: Say yes or no.
                      no-match: [Yes or no?]
                      no-input: [Are you there?]
                      otherwise: person
                    """);

    @Test
    void whatWasToldSinceTheLastAnswerIsToldAgain() {
        Talk talk = Talk.to(HOURS);
        assertEquals(
                "On day one we are open. You can park. Anything else?", talk.says("today").heard());

        String again = "On day one we are open. You can park. Anything else?";
        assertEquals(again, talk.says("say that again").heard());
        assertEquals(again, talk.presses("*").heard());
        assertEquals("Yes or no?", talk.says("bananas").heard());
        assertEquals(again, talk.presses("*").heard());
    }

    @Test
    void whatWasToldBeforeTheLastAnswerIsNot() {
        Talk talk = Talk.to(HOURS).says("today").says("yes");
        assertEquals("Today or tomorrow?", talk.says("say that again").heard());

        assertEquals(
                "On day two we are open. You can park. Anything else?",
                talk.says("tomorrow").says("say that again").heard());
    }

    @Test
    void afterOneRepetitionThereIsNothingLeftOfIt() {
        Talk talk = Talk.to(HOURS).says("today").says("say that again");

        assertEquals("Goodbye.", talk.says("no").heard());
    }
}
