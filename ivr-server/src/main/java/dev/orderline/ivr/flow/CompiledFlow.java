package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.Flow.Universal;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Check;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.speech.recognition.AmericanEnglish;
import dev.orderline.speech.recognition.Combined;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Meaning;
import dev.orderline.speech.recognition.PhraseGrammar;
import dev.orderline.speech.recognition.SpokenLanguage;
import dev.orderline.speech.synthesis.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A flow with what it needs to run: the grammar and the keys of each question, and the actions
 * behind its names. Immutable, shared by all calls.
 */
public final class CompiledFlow {
    private static final SpokenLanguage LANGUAGE = new AmericanEnglish();

    private final Flow flow;
    private final Map<String, Action> actions;
    private final Map<String, Grammar> grammars = new LinkedHashMap<>();
    private final Map<String, Keys> keys = new HashMap<>();
    private final Set<String> secretSlots = new HashSet<>();
    private final Grammar universals;
    private final Map<Character, Meaning> universalKeys = new HashMap<>();

    /**
     * @param actions all there are; a flow may use some
     * @throws IllegalArgumentException if the flow names an action, an input or an outcome that
     *     does not exist, or leaves one out; if it speaks or hands on a slot that may be empty
     *     there, or a name for which it has no words; the message names the state
     */
    public CompiledFlow(Flow flow, Collection<Action> actions) {
        this.flow = flow;
        this.actions =
                actions.stream().collect(Collectors.toMap(Action::name, Function.identity()));
        Map<String, List<String>> phrases = new LinkedHashMap<>();
        flow.everywhere()
                .forEach((name, universal) -> {
                    phrases.put(name, universal.phrases());
                    if (universal.key() != Universal.NO_KEY) {
                        universalKeys.put(universal.key(), Meaning.choice(name));
                    }
                });
        this.universals = PhraseGrammar.choice("everywhere", LANGUAGE, phrases);
        flow.states().forEach(this::compile);
        new SlotCheck(flow, this.actions).check();
    }

    private void compile(String name, State state) {
        switch (state) {
            case State.Ask ask -> compile(name, ask);
            case State.Do act -> check(name, act);
            case State.Say _, State.Transfer _, State.End _ -> {}
        }
    }

    private void compile(String name, State.Ask ask) {
        switch (ask.answers()) {
            case Answers.Choices choices -> {
                grammars.put(
                        name,
                        withUniversals(PhraseGrammar.choice(name, LANGUAGE, choices.phrases())));
                Map<Character, Meaning> menu = new HashMap<>(universalKeys);
                choices.keys().forEach((key, choice) -> menu.put(key, Meaning.choice(choice)));
                keys.put(name, new Keys.Menu(menu));
            }
            case Answers.Entry entry -> {
                Predicate<String> check = check(entry.check());
                grammars.put(
                        name,
                        withUniversals(
                                PhraseGrammar.filling(
                                        entry.slot(),
                                        LANGUAGE,
                                        entry.called(),
                                        LANGUAGE.digits(entry.length(), entry.length(), check))));
                keys.put(name, new Keys.Entry(entry.slot(), entry.length(), check, universalKeys));
                if (ask.secret()) secretSlots.add(entry.slot());
            }
        }
    }

    private static Predicate<String> check(Check check) {
        return switch (check) {
            case NONE -> _ -> true;
            case ORDER_NUMBER -> OrderNumber::isValid;
        };
    }

    private Grammar withUniversals(Grammar grammar) {
        return new Combined(List.of(grammar, universals));
    }

    private void check(String name, State.Do act) {
        Action action = actions.get(act.action());
        if (action == null) {
            throw new IllegalArgumentException(
                    name
                            + ": there is no action "
                            + act.action()
                            + "; known: "
                            + String.join(", ", actions.keySet()));
        }
        require(name, action.inputs(), act.with().keySet(), "input");
        require(name, action.outcomes().keySet(), act.on().keySet(), "outcome");
    }

    private static void require(
            String state, Set<String> declared, Set<String> given, String what) {
        for (String each : declared) {
            if (!given.contains(each))
                throw new IllegalArgumentException(
                        state + ": " + what + " " + each + " is missing");
        }
        for (String each : given) {
            if (!declared.contains(each))
                throw new IllegalArgumentException(state + ": there is no " + what + " " + each);
        }
    }

    public Flow flow() {
        return flow;
    }

    /** Name and version, as calls record it. */
    public String label() {
        return flow.name() + "@" + flow.version();
    }

    /** Every grammar a call may need, for a decoder to make ready. */
    public Collection<Grammar> grammars() {
        List<Grammar> all = new ArrayList<>(grammars.values());
        all.add(universals);
        return all;
    }

    /** Every sentence that is the same in all calls, for a voice to render ahead. */
    public Prompt fixedSentences() {
        List<Text> texts = new ArrayList<>(List.of(flow.filler(), flow.sorry()));
        flow.everywhere().values().forEach(universal -> texts.add(universal.text()));
        flow.states().values().forEach(state -> texts.addAll(texts(state)));
        List<Text.Sentence> fixed =
                texts.stream()
                        .flatMap(text -> text.sentences().stream())
                        .filter(Text.Sentence::fixed)
                        .distinct()
                        .toList();
        return Sayings.fixed(new Text(fixed));
    }

    /** All that is said in {@code state}. */
    static List<Text> texts(State state) {
        return switch (state) {
            case State.Say say -> List.of(say.text());
            case State.Ask ask -> {
                List<Text> all = new ArrayList<>(List.of(ask.question(), ask.help()));
                all.addAll(ask.noMatch());
                all.addAll(ask.noInput());
                yield all;
            }
            case State.Do _ -> List.of();
            case State.Transfer transfer -> List.of(transfer.text());
            case State.End end -> List.of(end.text());
        };
    }

    Action action(State.Do act) {
        Action action = actions.get(act.action());
        if (action == null) throw new IllegalStateException("unchecked action " + act.action());
        return action;
    }

    /** Slots that a secret question fills: never told to anybody. */
    Set<String> secretSlots() {
        return secretSlots;
    }

    /** What is said once recording has stopped. */
    Text recordingRefused() {
        return flow.everywhere().values().stream()
                .filter(universal -> universal.effect() instanceof Flow.Effect.RefuseRecording)
                .findFirst()
                .map(Universal::text)
                .orElse(Text.EMPTY);
    }

    Question question(String state, Prompt prompt, State.Ask ask) {
        Grammar grammar = grammars.get(state);
        Keys pressed = keys.get(state);
        if (grammar == null || pressed == null)
            throw new IllegalStateException(state + " asks nothing");
        return new Question(
                prompt, grammar, pressed, ask.noInputAfter(), ask.bargeIn(), ask.secret());
    }

    /** Something said that only universals interrupt. */
    Question interruptible(Prompt prompt) {
        return new Question(
                prompt, universals, new Keys.Menu(universalKeys), Duration.ZERO, true, false);
    }

    /** Something said to its end. */
    Question uninterruptible(Prompt prompt) {
        return new Question(
                prompt, universals, new Keys.Menu(Map.of()), Duration.ZERO, false, false);
    }
}
