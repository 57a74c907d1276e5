package dev.orderline.ivr.command;

import dev.orderline.ivr.call.Ear;
import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Flow.Universal;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.scenario.Moment;
import dev.orderline.ivr.scenario.TextCall;
import dev.orderline.speech.recognition.Meaning;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A caller at the terminal, line by line. Used once. */
final class TryConversation {
    private static final int NEAREST = 3;

    private final CompiledFlow flow;
    private final TextCall call;
    private final Ears ears;
    private final BufferedReader in;
    private final PrintWriter out;
    private Map<String, Value> known = Map.of();
    private int passed;

    TryConversation(
            CompiledFlow flow, TextCall call, Ears ears, BufferedReader in, PrintWriter out) {
        this.flow = flow;
        this.call = call;
        this.ears = ears;
        this.in = in;
        this.out = out;
    }

    /** Talks until the call is over, or the input is. */
    void run() throws IOException {
        Moment moment = call.begin();
        tell(moment);
        while (!moment.isOver()) {
            out.print("> ");
            out.flush();
            Optional<String> line = Optional.ofNullable(in.readLine()).map(String::strip);
            if (line.isPresent() && line.get().equals("?")) {
                explain(moment.state());
                continue;
            }
            try {
                moment = line.map(this::typed).orElseGet(call::hangsUp);
            } catch (Complaint unheard) {
                out.println("  " + unheard.getMessage());
                continue;
            }
            tell(moment);
        }
    }

    private Moment typed(String line) {
        if (line.isEmpty()) {
            out.println("  (says nothing)");
            return call.isSilent();
        }
        if (line.startsWith("@")) return played(Path.of(line.substring(1).strip()));
        if (line.matches("[0-9*#]+")) {
            told(call.question().keys().meaning(line.replace("#", "")));
            return call.presses(line);
        }
        String words = words(line);
        Optional<Meaning> meaning = call.question().grammar().meaning(words);
        told(meaning);
        if (meaning.isEmpty()) suggest(words);
        return call.says(words);
    }

    private Moment played(Path file) {
        Ear.Heard heard = ears.hear(file, call.question().grammar());
        out.println("  heard: " + (heard.words().isEmpty() ? "no speech" : heard.words()));
        switch (heard.answer()) {
            case Answer.Meant(Meaning meaning, boolean sure) -> {
                told(Optional.of(meaning));
                if (!sure) out.println("  not sure of it");
            }
            case Answer.NoMatch _ -> told(Optional.empty());
            case Answer.NoInput _ -> out.println("  (says nothing)");
        }
        return call.isHeard(heard.answer());
    }

    /** As recognisers write: lower case, no signs but apostrophes. */
    private static String words(String line) {
        return line.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}' ]", " ")
                .strip()
                .replaceAll(" +", " ");
    }

    private void told(Optional<Meaning> meaning) {
        out.println(meaning.map(known -> "  means " + described(known)).orElse("  not understood"));
    }

    private static String described(Meaning meaning) {
        return meaning.name()
                + (meaning.slots().isEmpty()
                        ? ""
                        : meaning.slots().entrySet().stream()
                                .map(slot -> slot.getKey() + " = " + slot.getValue())
                                .sorted()
                                .collect(Collectors.joining(", ", " (", ")")));
    }

    /** Phrases with the most words of what was typed. */
    private void suggest(String typed) {
        Set<String> words = new HashSet<>(List.of(typed.split(" ")));
        record Near(String phrase, long common) {}
        List<String> near =
                call.question().grammar().phrases().stream()
                        .map(phrase ->
                                new Near(
                                        phrase,
                                        Stream.of(phrase.split(" "))
                                                .filter(words::contains)
                                                .count()))
                        .filter(each -> each.common() > 0)
                        .sorted(
                                Comparator.comparingLong(Near::common)
                                        .reversed()
                                        .thenComparingInt(each -> each.phrase().length()))
                        .limit(NEAREST)
                        .map(each -> '"' + each.phrase() + '"')
                        .toList();
        if (!near.isEmpty()) out.println("  nearest: " + String.join(", ", near));
        if (typed.matches(".*[0-9].*"))
            out.println("  numbers are written as they are spoken: one two three");
    }

    private void tell(Moment moment) {
        List<String> way = call.way();
        for (Moment.Done done : moment.done())
            out.println("  did " + done.action() + ": " + done.outcome());
        slots(moment.slots());
        if (way.size() > passed)
            out.println("  went " + String.join(" > ", way.subList(passed, way.size())));
        passed = way.size();
        moment.said().forEach(said -> out.println(said.text()));
        switch (moment.end()) {
            case Moment.End.NotYet _ -> {}
            case Moment.End.Ended(Target to, String reason, Map<String, String> facts) ->
                    out.println(
                            "the call is over: "
                                    + reason
                                    + (to == Target.HANG_UP
                                            ? ""
                                            : ", goes to " + to.dialplanName() + " with " + facts));
            case Moment.End.HungUp _ -> out.println("hung up");
            case Moment.End.Failed _ -> out.println("something of ours failed; a person goes on");
        }
        out.flush();
    }

    /** What is known now and was not before, and what is no longer. */
    private void slots(Map<String, Value> now) {
        Set<String> gone = new TreeSet<>(known.keySet());
        gone.removeAll(now.keySet());
        new TreeMap<>(now)
                .forEach((slot, value) -> {
                    if (!value.equals(known.get(slot)))
                        out.println("  " + slot + " = " + value.plain());
                });
        gone.forEach(slot -> out.println("  " + slot + " is forgotten"));
        known = now;
    }

    private void explain(String state) {
        Node node = flow.nodes().get(state);
        if (node != null && node.state() instanceof State.Ask ask) answers(ask.answers());
        for (Map.Entry<String, Universal> each : flow.bundle().entry().everywhere().entrySet())
            choice(each.getKey(), each.getValue().phrases().in(language()), each.getValue().key());
    }

    private void answers(Answers answers) {
        switch (answers) {
            case Answers.Choices(var choices) ->
                    choices.forEach((name, choice) ->
                            choice(name, choice.phrases().in(language()), choice.key()));
            case Answers.Fill fill -> {
                var slot = flow.bundle().slots().get(fill.slot());
                out.println(
                        "  " + fill.slot() + (slot == null ? "" : ": " + slot.type().described()));
            }
        }
    }

    private void choice(String name, List<String> phrases, char key) {
        out.println(
                "  "
                        + name
                        + ": "
                        + String.join(" | ", phrases)
                        + (key == Universal.NO_KEY ? "" : "  (key " + key + ")"));
    }

    private String language() {
        return flow.bundle().entry().language();
    }
}
