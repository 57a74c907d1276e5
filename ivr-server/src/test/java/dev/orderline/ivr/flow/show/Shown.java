package dev.orderline.ivr.flow.show;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.FlowFolder;
import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Localised;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Asking;
import dev.orderline.ivr.flow.State.BargeIn;
import dev.orderline.ivr.flow.State.Choice;
import dev.orderline.ivr.flow.State.Limit;
import dev.orderline.ivr.flow.State.OnEntering;
import dev.orderline.ivr.flow.State.Waits;
import dev.orderline.ivr.flow.Text;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.FlowReader;
import dev.orderline.speech.recognition.Thresholds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Flows to be shown. */
final class Shown {
    static final String ENGLISH = "en-US";

    /** What {@link #flow} gives. */
    static final List<String> ALL =
            List.of("welcome", "order-status", "return-an-item", "identify", "hotline", "hostile");

    /** Names and texts that mean something to XML, Mermaid, terminals or browsers. */
    static final List<String> HOSTILE =
            List.of(
                    "end",
                    "graph",
                    "subgraph",
                    "click",
                    "style",
                    "default",
                    "o",
                    "x",
                    "-->",
                    "a b",
                    "%% comment",
                    "%%{init: {\"securityLevel\":\"loose\"}}%%",
                    "\"quoted\"",
                    "'single' `tick`",
                    "[bracket] (round) {curly} |bar|",
                    "<script>alert(1)</script>",
                    "<img src=x onerror=alert(1)>",
                    "javascript:alert(1)",
                    "]]> <!-- x --> &amp; &#35; #35; #quot;",
                    "line\nbreak\r\n\ttab",
                    "\u0000\u0007\u001b[31mred\u001b[0m\u009b",
                    "right \u202e to left \u2066 isolate",
                    "\ud800 half a pair \uffff",
                    "Größe 東京 עברית 👩‍👩‍👧",
                    "a;b;c",
                    "1. list",
                    "- list * list",
                    "**bold** _soft_ ~~out~~",
                    "$$x^2$$",
                    "fa:fa-car",
                    "# heading",
                    "https://example.org/ [link](https://example.org)",
                    "\\n \\ \\\"",
                    "W".repeat(500),
                    "word ".repeat(300),
                    "");

    private Shown() {}

    /** A flow by its name. */
    static Bundle flow(String name) {
        return switch (name) {
            case "hotline" -> hotline();
            case "hostile" -> hostile();
            default -> shipped(name);
        };
    }

    /** One state of each kind. */
    static Bundle hotline() {
        return read(
                new FlowFiles(
                        Map.of(
                                "hotline.yaml", resource("hotline.yaml"),
                                "find.yaml", resource("find.yaml"))),
                "hotline");
    }

    /** A flow of {@code dialplans/flows}. */
    static Bundle shipped(String name) {
        return read(FlowFolder.read(Path.of("../dialplans/flows")), name);
    }

    private static Bundle read(FlowFiles files, String name) {
        FlowReader.Reading reading = FlowReader.read(files, name);
        return reading.bundle()
                .orElseThrow(() -> new AssertionError(reading.problems().toString()));
    }

    /** A question whose choices, phrases, names and texts are {@link #HOSTILE}. */
    static Bundle hostile() {
        Map<String, State> states = new LinkedHashMap<>();
        for (String each : HOSTILE) {
            Map<String, Choice> choices = new LinkedHashMap<>();
            for (String choice : next(each))
                choices.put(
                        choice,
                        new Choice(Localised.of(ENGLISH, List.of(choice)), '"', choice, Map.of()));
            states.put(
                    each,
                    new State.Ask(
                            new OnEntering(new Limit(2, HOSTILE.getLast()), Set.of(each), Map.of()),
                            asking(text(each)),
                            new Answers.Choices(choices),
                            HOSTILE.getFirst()));
        }
        return bundle(flow("\"><script>alert(1)</script>", HOSTILE.getFirst(), states));
    }

    /** The two that stand behind {@code each} in the list. */
    private static List<String> next(String each) {
        int from = HOSTILE.indexOf(each) + 1;
        return HOSTILE.subList(Math.min(from, HOSTILE.size()), Math.min(from + 2, HOSTILE.size()));
    }

    /** {@code size} states, each of which leads to some that are near and one that is not. */
    static Bundle synthetic(int size) {
        Map<String, State> states = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String next = state(Math.min(i + 1, size - 1));
            states.put(
                    state(i),
                    switch (i % 3) {
                        case 0 ->
                                new State.Say(
                                        OnEntering.NOTHING,
                                        text("This is what is said in state " + i + "."),
                                        BargeIn.SPEECH,
                                        next);
                        case 1 ->
                                new State.Do(
                                        OnEntering.NOTHING,
                                        "orders.step",
                                        Map.of(),
                                        Map.of("done", next, "failed", state(i * 7 % size)));
                        default ->
                                new State.Ask(
                                        OnEntering.NOTHING,
                                        asking(text("What now, in state " + i + "?")),
                                        new Answers.Choices(
                                                Map.of(
                                                        "on",
                                                        choice('1', next),
                                                        "back",
                                                        choice('2', state(Math.max(0, i - 5))))),
                                        state(size - 1));
                    });
        }
        states.put(state(size - 1), new State.End(OnEntering.NOTHING, text("Goodbye."), "done"));
        return bundle(flow("synthetic", state(0), states));
    }

    private static String state(int number) {
        return "state-" + number;
    }

    private static Choice choice(char key, String then) {
        return new Choice(Localised.of(ENGLISH, List.of("key " + key)), key, then, Map.of());
    }

    private static Asking asking(Text text) {
        return new Asking(
                text,
                text,
                List.of(text),
                List.of(text),
                text,
                BargeIn.SPEECH,
                new Waits(Duration.ofSeconds(5), Duration.ZERO, Duration.ofSeconds(3)),
                false,
                "",
                Thresholds.USUAL);
    }

    private static Text text(String literal) {
        return new Text(
                Localised.of(
                        ENGLISH,
                        List.of(new Text.Sentence(List.of(new Text.Part.Literal(literal))))));
    }

    private static Flow flow(String name, String start, Map<String, State> states) {
        return new Flow(
                name,
                ENGLISH,
                start,
                new Flow.Standing(Text.EMPTY, Text.EMPTY, Text.EMPTY, Text.EMPTY),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                states);
    }

    private static Bundle bundle(Flow flow) {
        return new Bundle(flow, Map.of(flow.name(), flow));
    }

    /** A file of the tests' folder {@code flows/show}. */
    static String resource(String name) {
        try (InputStream in = Shown.class.getResourceAsStream("/flows/show/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
