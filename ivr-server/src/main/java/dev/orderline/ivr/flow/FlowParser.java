package dev.orderline.ivr.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.flow.Flow.Effect;
import dev.orderline.ivr.flow.Flow.Universal;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Check;
import dev.orderline.speech.synthesis.Sentences;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code dialplans/flows/*.yaml}. Each state is one mapping; which of {@code say}, {@code
 * ask}, {@code do}, {@code transfer}, {@code end} it has says what kind it is.
 */
public final class FlowParser {
    private static final Set<String> FLOW = keys("flow start filler sorry everywhere words states");
    private static final Set<String> UNIVERSAL = keys("phrases key does goto text");
    private static final Set<String> SAY = keys("say barge-in then at-most");
    private static final Set<String> ASK =
            keys("ask no-match no-input help choices number then wait barge-in secret otherwise");
    private static final Set<String> DO = keys("do with on");
    private static final Set<String> TRANSFER = keys("say transfer reason");
    private static final Set<String> END = keys("say end");
    private static final Duration WAIT = Duration.ofSeconds(5);

    private FlowParser() {}

    private static Set<String> keys(String words) {
        return new TreeSet<>(List.of(words.split(" ")));
    }

    /**
     * Reads one flow.
     *
     * @param file named in errors
     * @throws FlowError at the first thing that is wrong
     */
    public static Flow parse(String file, String source) {
        Yaml root = Yaml.parse(file, source);
        root.entries(FLOW);
        Map<String, State> states = new LinkedHashMap<>();
        Yaml all = root.require("states");
        all.entries().forEach((name, yaml) -> states.put(name, state(yaml)));
        Map<String, Universal> everywhere = new LinkedHashMap<>();
        root.get("everywhere")
                .ifPresent(yaml ->
                        yaml.entries()
                                .forEach((name, each) -> everywhere.put(name, universal(each))));
        Map<String, String> words = new LinkedHashMap<>();
        root.get("words")
                .ifPresent(yaml ->
                        yaml.entries().forEach((name, each) -> words.put(name, each.string())));
        var flow =
                new Flow(
                        root.require("flow").string(),
                        digest(source),
                        root.require("start").string(),
                        states,
                        everywhere,
                        words,
                        text(root.require("filler")),
                        text(root.require("sorry")));
        if (!states.containsKey(flow.start()))
            throw root.require("start").error("there is no state " + flow.start());
        all.entries().forEach((name, yaml) -> targets(yaml, flow, flow.state(name)));
        return flow;
    }

    private static State state(Yaml yaml) {
        Map<String, Yaml> entries = yaml.entries();
        if (entries.containsKey("ask")) return ask(yaml);
        if (entries.containsKey("do")) return act(yaml);
        if (entries.containsKey("transfer")) return transfer(yaml);
        if (entries.containsKey("end")) return end(yaml);
        if (entries.containsKey("say")) return say(yaml);
        throw yaml.error("a state needs one of say, ask, do, transfer, end");
    }

    private static State.Say say(Yaml yaml) {
        yaml.entries(SAY);
        Optional<State.Limit> limit =
                yaml.get("at-most")
                        .map(each ->
                                new State.Limit(
                                        each.require("times").number(1, 100),
                                        each.require("otherwise").string()));
        return new State.Say(
                text(yaml.require("say")),
                yaml.get("barge-in").map(Yaml::yes).orElse(true),
                yaml.require("then").string(),
                limit);
    }

    private static State.Ask ask(Yaml yaml) {
        yaml.entries(ASK);
        return new State.Ask(
                text(yaml.require("ask")),
                texts(yaml.require("no-match")),
                texts(yaml.require("no-input")),
                text(yaml.require("help")),
                answers(yaml),
                yaml.get("wait").map(each -> Duration.ofSeconds(each.number(1, 60))).orElse(WAIT),
                yaml.get("barge-in").map(Yaml::yes).orElse(true),
                yaml.get("secret").map(Yaml::yes).orElse(false),
                yaml.require("otherwise").string());
    }

    private static Answers answers(Yaml yaml) {
        if (yaml.get("number").isPresent() == yaml.get("choices").isPresent()) {
            throw yaml.error("a question needs either choices or a number");
        }
        if (yaml.get("number").isPresent())
            return number(yaml.require("number"), yaml.require("then").string());
        Map<String, List<String>> phrases = new LinkedHashMap<>();
        Map<Character, String> keys = new LinkedHashMap<>();
        Map<String, String> on = new LinkedHashMap<>();
        yaml.require("choices")
                .entries()
                .forEach((name, each) -> {
                    each.entries(keys("phrases key goto"));
                    phrases.put(name, strings(each.require("phrases")));
                    char key = key(each.require("key"));
                    if (keys.putIfAbsent(key, name) != null) {
                        throw each.require("key").error("key " + key + " has a meaning already");
                    }
                    on.put(name, each.require("goto").string());
                });
        return new Answers.Choices(phrases, keys, on);
    }

    private static Answers.Entry number(Yaml yaml, String then) {
        yaml.entries(keys("slot digits called check"));
        Check check =
                yaml.get("check")
                        .map(each ->
                                switch (each.string()) {
                                    case "order-number" -> Check.ORDER_NUMBER;
                                    default ->
                                            throw each.error("unknown check; known: order-number");
                                })
                        .orElse(Check.NONE);
        return new Answers.Entry(
                yaml.require("slot").string(),
                yaml.require("digits").number(2, 32),
                strings(yaml.require("called")),
                check,
                then);
    }

    private static State.Do act(Yaml yaml) {
        yaml.entries(DO);
        Map<String, String> with = new LinkedHashMap<>();
        yaml.get("with")
                .ifPresent(each ->
                        each.entries().forEach((name, slot) -> with.put(name, slot.string())));
        Map<String, String> on = new LinkedHashMap<>();
        yaml.require("on").entries().forEach((outcome, state) -> on.put(outcome, state.string()));
        return new State.Do(yaml.require("do").string(), with, on);
    }

    private static State.Transfer transfer(Yaml yaml) {
        yaml.entries(TRANSFER);
        Yaml to = yaml.require("transfer");
        for (Target target : Target.values()) {
            if (target != Target.HANG_UP && target.dialplanName().equals(to.string())) {
                return new State.Transfer(
                        text(yaml.require("say")), target, reason(yaml.require("reason")));
            }
        }
        throw to.error("unknown target; known: person, queue, voicemail");
    }

    private static State.End end(Yaml yaml) {
        yaml.entries(END);
        return new State.End(text(yaml.require("say")), reason(yaml.require("end")));
    }

    private static String reason(Yaml yaml) {
        String reason = yaml.string();
        if (!reason.matches("[a-z][a-z0-9 -]{0,39}"))
            throw yaml.error("a reason is up to 40 small letters, digits, blanks");
        return reason;
    }

    private static Universal universal(Yaml yaml) {
        yaml.entries(UNIVERSAL);
        Effect effect =
                yaml.get("goto")
                        .<Effect>map(state -> new Effect.GoTo(state.string()))
                        .orElseGet(() -> effect(yaml.require("does")));
        return new Universal(
                strings(yaml.require("phrases")),
                yaml.get("key").map(FlowParser::key).orElse(Universal.NO_KEY),
                effect,
                yaml.get("text").map(FlowParser::text).orElse(Text.EMPTY));
    }

    private static Effect effect(Yaml yaml) {
        return switch (yaml.string()) {
            case "help" -> new Effect.Help();
            case "repeat" -> new Effect.Repeat();
            case "refuse-recording" -> new Effect.RefuseRecording();
            default -> throw yaml.error("unknown effect; known: help, repeat, refuse-recording");
        };
    }

    private static char key(Yaml yaml) {
        String key = yaml.string();
        if (!key.matches("[0-9*]")) throw yaml.error("a key is one of 0 to 9 or *, in quotes");
        return key.charAt(0);
    }

    private static List<String> strings(Yaml yaml) {
        return yaml.list().stream().map(Yaml::string).toList();
    }

    private static List<Text> texts(Yaml yaml) {
        return yaml.list().stream().map(FlowParser::text).toList();
    }

    /** One text: a string of one or more sentences, or a list of them. */
    private static Text text(Yaml yaml) {
        List<Text.Sentence> sentences = new ArrayList<>();
        for (Yaml each : yaml.list()) {
            for (String sentence : Sentences.split(each.string())) {
                try {
                    sentences.add(Text.Sentence.parse(sentence));
                } catch (IllegalArgumentException e) {
                    throw each.error(String.valueOf(e.getMessage()));
                }
            }
        }
        return new Text(sentences);
    }

    /** Every edge of {@code state} must lead to a state. */
    private static void targets(Yaml yaml, Flow flow, State state) {
        List<String> edges =
                switch (state) {
                    case State.Say say -> {
                        List<String> both = new ArrayList<>(List.of(say.then()));
                        say.limit().ifPresent(limit -> both.add(limit.otherwise()));
                        yield both;
                    }
                    case State.Ask ask -> {
                        List<String> all = new ArrayList<>(List.of(ask.otherwise()));
                        switch (ask.answers()) {
                            case Answers.Choices choices -> all.addAll(choices.on().values());
                            case Answers.Entry entry -> all.add(entry.then());
                        }
                        yield all;
                    }
                    case State.Do act -> List.copyOf(act.on().values());
                    case State.Transfer _, State.End _ -> List.of();
                };
        for (String edge : edges) {
            if (!flow.states().containsKey(edge))
                throw yaml.error("leads to \"" + edge + "\", which is no state");
        }
    }

    private static String digest(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
