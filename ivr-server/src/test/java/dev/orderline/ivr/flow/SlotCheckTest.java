package dev.orderline.ivr.flow;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlotCheckTest {
    private static final String GOOD =
            """
            flow: tiny
            start: ask
            filler: One moment.
            sorry: I am sorry.
            everywhere:
              leave: {phrases: [goodbye], key: "0", goto: bye}
            words:
              rain: heavy rain
            states:
              ask:
                ask: Which number?
                help: A number.
                number: {slot: number, digits: 5, called: [number]}
                then: look
                no-match: [Sorry?]
                no-input: [Hello?]
                otherwise: bye
              look:
                do: look
                with: {number: number}
                on: {late: late, found: found, broken: broken}
              late:
                say: Number {number} is late for {cause}.
                then: ask
              found:
                say: I found it at {place}.
                then: ask
              broken:
                say: I cannot look that up.
                then: ask
              bye:
                say: Goodbye.
                end: done
            """;

    @Test
    void whatIsFilledOnEveryWayMayBeSpoken() {
        assertDoesNotThrow(() -> compiled(GOOD));
    }

    record Broken(String replace, String with, String error) {}

    static List<Broken> broken() {
        return List.of(
                new Broken(
                        "I cannot look that up.",
                        "I cannot look up {place}.",
                        "broken: slot place may be empty here"),
                new Broken("Goodbye.", "Goodbye, {number}.", "bye: slot number may be empty here"),
                new Broken(
                        "otherwise: bye",
                        "otherwise: found",
                        "found: slot place may be empty here"),
                new Broken(
                        "key: \"0\", goto: bye",
                        "key: \"0\", goto: found",
                        "found: slot place may be empty here"),
                new Broken(
                        "with: {number: number}",
                        "with: {number: order}",
                        "look: slot order may be empty here"),
                new Broken(
                        "One moment.",
                        "One moment, {number}.",
                        "filler: slot number may be empty here"),
                new Broken(
                        "I am sorry.",
                        "I am sorry, {number}.",
                        "sorry: slot number may be empty here"),
                new Broken(
                        "goto: bye}",
                        "goto: bye, text: \"Bye {number}.\"}",
                        "leave: slot number may be empty here"),
                new Broken(
                        "  rain: heavy rain",
                        "  snow: heavy snow",
                        "late: slot cause may hold rain, without words"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatMayBeMissingInACallIsRefusedBefore(Broken broken) {
        String source = GOOD.replace(broken.replace(), broken.with());

        var error = assertThrows(IllegalArgumentException.class, () -> compiled(source));
        assertEquals(broken.error(), error.getMessage());
    }

    @Test
    void aNameThatIsNeverSpokenNeedsNoWords() {
        String silent =
                GOOD.replace(" for {cause}", "").replace("rain: heavy rain", "snow: heavy snow");
        assertDoesNotThrow(() -> compiled(silent));
    }

    private static CompiledFlow compiled(String source) {
        return new CompiledFlow(FlowParser.parse("tiny.yaml", source), List.of(new Look()));
    }

    private static final class Look implements Action {
        @Override
        public String name() {
            return "look";
        }

        @Override
        public Set<String> inputs() {
            return Set.of("number");
        }

        @Override
        public Map<String, List<Fill>> outcomes() {
            return Map.of(
                    "late", List.of(Fill.of("cause", "rain")),
                    "found", List.of(Fill.of("place")),
                    "broken", List.of());
        }

        @Override
        public Result perform(Run run, Map<String, Value> with) {
            throw new UnsupportedOperationException("nothing is run here");
        }
    }
}
