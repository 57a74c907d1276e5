package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.Condition;
import dev.orderline.ivr.flow.Localised;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Asking;
import dev.orderline.ivr.flow.State.BargeIn;
import dev.orderline.ivr.flow.State.Case;
import dev.orderline.ivr.flow.State.Choice;
import dev.orderline.ivr.flow.State.Confirm;
import dev.orderline.ivr.flow.State.Limit;
import dev.orderline.ivr.flow.State.OnEntering;
import dev.orderline.ivr.flow.State.Waits;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.Text;
import dev.orderline.speech.recognition.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes states of mappings that fit their shapes. */
final class StateBuilder {
    private static final Duration BEGIN = Duration.ofSeconds(5);
    private static final Duration KEY_PAUSE = Duration.ofSeconds(3);

    private final Wording wording;
    private final Values values;
    private final Set<String> calendars;
    private final Problems problems;

    StateBuilder(Wording wording, Values values, Set<String> calendars, Problems problems) {
        this.wording = wording;
        this.values = values;
        this.calendars = calendars;
        this.problems = problems;
    }

    State state(Yaml yaml) {
        Map<String, Yaml> keys = yaml.entries();
        OnEntering entering = onEntering(yaml);
        Text said = wording.text(yaml, "say");
        if (keys.containsKey("ask")) return ask(yaml, entering);
        if (keys.containsKey("do"))
            return new State.Do(
                    entering, yaml.require("do").text(), names(yaml, "with"), names(yaml, "on"));
        if (keys.containsKey("choose"))
            return new State.Choose(entering, cases(yaml), yaml.require("otherwise").text());
        if (keys.containsKey("transfer"))
            return new State.Transfer(
                    entering,
                    said,
                    target(yaml.require("transfer").text()),
                    yaml.require("reason").text());
        if (keys.containsKey("voicemail"))
            return new State.Voicemail(entering, said, yaml.require("voicemail").text());
        if (keys.containsKey("callback"))
            return new State.CallBack(
                    entering,
                    said,
                    yaml.require("callback").text(),
                    yaml.require("reason").text(),
                    yaml.require("otherwise").text());
        if (keys.containsKey("subflow"))
            return new State.Subflow(entering, yaml.require("subflow").text(), names(yaml, "on"));
        if (keys.containsKey("end"))
            return new State.End(entering, said, yaml.require("end").text());
        return new State.Say(entering, said, bargeIn(yaml), yaml.require("then").text());
    }

    private OnEntering onEntering(Yaml yaml) {
        Limit limit =
                yaml.get("at-most")
                        .map(each ->
                                new Limit(
                                        each.require("times").whole().orElseThrow(),
                                        each.require("otherwise").text()))
                        .orElse(Limit.NONE);
        Set<String> forget = new LinkedHashSet<>();
        yaml.get("forget").ifPresent(each -> each.list().forEach(slot -> forget.add(slot.text())));
        return new OnEntering(limit, forget, yaml.get("set").map(values::read).orElseGet(Map::of));
    }

    private State ask(Yaml yaml, OnEntering entering) {
        List<Text> noMatch = wording.texts(yaml.require("no-match"));
        var asking =
                new Asking(
                        wording.text(yaml.require("ask")),
                        wording.text(yaml.require("help")),
                        noMatch,
                        wording.texts(yaml.require("no-input")),
                        yaml.get("keypad").map(wording::text).orElseGet(noMatch::getLast),
                        bargeIn(yaml),
                        new Waits(
                                yaml.get("wait").flatMap(Yaml::time).orElse(BEGIN),
                                yaml.get("pause").flatMap(Yaml::time).orElse(Duration.ZERO),
                                yaml.get("key-pause").flatMap(Yaml::time).orElse(KEY_PAUSE)),
                        yaml.get("secret").flatMap(Yaml::yesOrNo).orElse(false),
                        yaml.get("hang-up").map(Yaml::text).orElse(""),
                        thresholds(yaml));
        Answers answers = yaml.get("choices").map(this::choices).orElseGet(() -> fill(yaml));
        return new State.Ask(entering, asking, answers, yaml.require("otherwise").text());
    }

    private Thresholds thresholds(Yaml yaml) {
        double possible = likelihood(yaml, "no-match-below", Thresholds.USUAL.possible());
        double sure = likelihood(yaml, "sure-from", Thresholds.USUAL.sure());
        if (possible <= sure) return new Thresholds(possible, sure);
        problems.error(
                yaml.get("no-match-below").orElse(yaml).place(),
                "an answer would be sure that is not even understood",
                "let sure-from be at least no-match-below");
        return Thresholds.USUAL;
    }

    private static double likelihood(Yaml yaml, String key, double usual) {
        return yaml.get(key).flatMap(Yaml::whole).map(percent -> percent / 100.0).orElse(usual);
    }

    private Answers choices(Yaml yaml) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        yaml.entries()
                .forEach((name, each) ->
                        choices.put(
                                name,
                                new Choice(
                                        wording.strings(each.require("phrases")),
                                        each.require("key").text().charAt(0),
                                        each.require("then").text(),
                                        each.get("set").map(values::read).orElseGet(Map::of))));
        return new Answers.Choices(choices);
    }

    private Answers fill(Yaml yaml) {
        return new Answers.Fill(
                yaml.require("fill").text(),
                yaml.get("called").map(wording::strings).orElseGet(StateBuilder::none),
                yaml.get("phrases").map(wording::strings).orElseGet(StateBuilder::none),
                yaml.get("confirm").map(this::confirm).orElse(Confirm.NEVER),
                yaml.require("then").text());
    }

    private static Localised<List<String>> none() {
        return Localised.of(FlowReader.DEFAULT_LANGUAGE, List.of());
    }

    private Confirm confirm(Yaml yaml) {
        if (yaml.kind() == Yaml.Kind.TEXT) return new Confirm(when(yaml.text()), true, Text.EMPTY);
        Optional<Yaml> ask = yaml.get("ask");
        Optional<Yaml> say = yaml.get("say");
        if (ask.isPresent() && say.isPresent())
            problems.error(
                    say.get().place(),
                    "confirm either asks or says",
                    "leave out \"ask\" or \"say\"");
        return new Confirm(
                when(yaml.require("when").text()),
                say.isEmpty(),
                ask.or(() -> say).map(wording::text).orElse(Text.EMPTY));
    }

    private static Confirm.When when(String text) {
        return switch (text) {
            case "always" -> Confirm.When.ALWAYS;
            case "when unsure", "unsure" -> Confirm.When.UNSURE;
            default -> Confirm.When.NEVER;
        };
    }

    private List<Case> cases(Yaml yaml) {
        List<Case> cases = new ArrayList<>();
        for (Yaml each : yaml.require("choose").list()) {
            Yaml condition = each.require("if");
            try {
                Condition read = ConditionParser.parse(condition.text(), calendars);
                cases.add(new Case(read, each.require("then").text()));
            } catch (Misread e) {
                problems.error(condition.at(e.position()), e.what(), e.mend());
            }
        }
        return cases;
    }

    private static BargeIn bargeIn(Yaml yaml) {
        return switch (yaml.get("barge-in").map(Yaml::text).orElse("speech")) {
            case "none" -> BargeIn.NONE;
            case "keys" -> BargeIn.KEYS;
            case "known words" -> BargeIn.KNOWN_WORDS;
            default -> BargeIn.SPEECH;
        };
    }

    private static Target target(String name) {
        return name.equals(Target.QUEUE.dialplanName()) ? Target.QUEUE : Target.PERSON;
    }

    private static Map<String, String> names(Yaml yaml, String key) {
        Map<String, String> names = new LinkedHashMap<>();
        yaml.get(key)
                .ifPresent(each ->
                        each.entries().forEach((name, value) -> names.put(name, value.text())));
        return names;
    }
}
