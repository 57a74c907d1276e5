package dev.orderline.ivr.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlowParserTest {
    private static final String GOOD =
            """
            flow: tiny
            start: hello
            filler: One moment.
            sorry: I am sorry.
            everywhere:
              person: {phrases: [agent], key: "0", goto: bye}
            states:
              hello:
                ask: Are you {name}?
                help: Say yes or no.
                choices:
                  right: {phrases: ["yes"], key: "1", goto: bye}
                no-match: [Sorry?]
                no-input: [Hello?]
                otherwise: bye
              bye:
                say: Goodbye. Call again.
                end: done
            """;

    @Test
    void aFlowReadsLikeItsFile() {
        Flow flow = FlowParser.parse("tiny.yaml", GOOD);

        assertEquals(List.of("hello", "bye"), List.copyOf(flow.states().keySet()));
        assertEquals(2, ((State.End) flow.state("bye")).text().sentences().size());
        assertEquals(
                List.of("name"), List.copyOf(((State.Ask) flow.state("hello")).question().slots()));
    }

    @Test
    void theVersionChangesWithTheText() {
        String one = FlowParser.parse("tiny.yaml", GOOD).version();

        assertEquals(one, FlowParser.parse("other.yaml", GOOD).version());
        assertEquals(false, one.equals(FlowParser.parse("tiny.yaml", GOOD + "# x\n").version()));
    }

    record Broken(String replace, String with, String error) {}

    static List<Broken> broken() {
        return List.of(
                new Broken(
                        "start: hello",
                        "start: nowhere",
                        "tiny.yaml:2:8: there is no state nowhere"),
                new Broken("goto: bye}\nstates", "goto: bye}\nsates", "unknown key \"sates\""),
                new Broken("key: \"1\"", "key: \"12\"", "a key is one of 0 to 9"),
                new Broken(
                        "otherwise: bye",
                        "otherwise: by",
                        "tiny.yaml:9:5: leads to \"by\", which is no state"),
                new Broken("{name}", "{name", "a brace that belongs to no {slot}"),
                new Broken(
                        "    say: Goodbye. Call again.\n    end: done",
                        "    then: hello",
                        "a state needs one of say, ask, do, transfer, end"),
                new Broken("    end: done", "    end: Done!", "a reason is up to 40 small letters"),
                new Broken("    help: Say yes or no.\n", "", "\"help\" is missing"),
                new Broken("flow: tiny", "flow: &a tiny", "no aliases, anchors or tags"),
                new Broken(
                        "flow: tiny", "flow: !!java.net.URL tiny", "no aliases, anchors or tags"),
                new Broken("flow: tiny", "flow: [tiny", "not YAML"),
                new Broken(
                        "start: hello",
                        "start: hello\nstart: bye",
                        "tiny.yaml:3:1: \"start\" stands here twice"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsWrongIsNamedWithItsPlace(Broken broken) {
        String source = GOOD.replace(broken.replace(), broken.with());

        var error = assertThrows(FlowError.class, () -> FlowParser.parse("tiny.yaml", source));
        assertEquals(
                true,
                String.valueOf(error.getMessage()).contains(broken.error()),
                () -> error.getMessage());
    }
}
