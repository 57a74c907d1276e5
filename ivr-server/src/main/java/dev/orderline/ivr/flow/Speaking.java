package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.Flow.Standing;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Asking;
import dev.orderline.ivr.flow.State.BargeIn;
import dev.orderline.ivr.flow.State.Waits;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.synthesis.Prompt;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one conversation says and asks: texts as prompts in the caller's language, with the grammar
 * and the keys that go with them. Remembers what is to be said before the next prompt, and what was
 * told since the last answer. Used by one thread.
 */
final class Speaking {
    private static final Waits NO_ANSWER =
            new Waits(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(3));

    private final CompiledFlow compiled;
    private final Run run;
    private final Dialog.Medium medium;
    private final Slots slots;

    private boolean slowly;
    private Prompt before = new Prompt(List.of());
    private Optional<Echo> echo = Optional.empty();

    /** What was told since the last answer, by the state that told it. */
    private final Map<String, Prompt> told = new LinkedHashMap<>();

    /**
     * A value that was repeated to the caller, who may correct it in the next question.
     *
     * @param state that asked for it
     */
    record Echo(String state, String slot) {}

    Speaking(CompiledFlow compiled, Run run, Dialog.Medium medium, Slots slots) {
        this.compiled = compiled;
        this.run = run;
        this.medium = medium;
        this.slots = slots;
    }

    /** From now on speaks more slowly, or not. */
    void slowly(boolean slower) {
        slowly = slower;
    }

    Manner manner() {
        return new Manner(language().tag(), slowly);
    }

    Language language() {
        return compiled.language(slots.require(Flow.LANGUAGE).plain());
    }

    /** Says {@code text} before the next prompt. */
    void first(Text text, Flow flow) {
        before = before.then(prompt(text, flow));
    }

    /** Repeats a value before the next prompt; the next question may correct it. */
    void repeat(Node asked, Answers.Fill fill) {
        Prompt repeated = prompt(fill.confirm().text(), asked.flow());
        before = before.then(repeated);
        told.clear();
        told.put(asked.name(), repeated);
        echo = Optional.of(new Echo(asked.name(), fill.slot()));
    }

    /** Tells once more, before the next prompt, what was told since the last answer. */
    void tellAgain() {
        told.values().forEach(prompt -> before = before.then(prompt));
    }

    /** The caller has answered: what was told before is done with. */
    void answered() {
        told.clear();
        echo = Optional.empty();
    }

    /** The value that was repeated and may be corrected. */
    Optional<Echo> echo() {
        return echo.filter(old -> slots.isFilled(old.slot()));
    }

    /** What was repeated is right. */
    void endEcho() {
        echo = Optional.empty();
    }

    /** The question of {@code node}, or what is said instead of it. */
    Step.Ask ask(Node node, State.Ask ask, Text text) {
        Grammar grammar =
                echo().map(old ->
                                grammars()
                                        .questionAfter(
                                                node,
                                                old.slot(),
                                                heard(old.slot()),
                                                slots,
                                                run.ownOrders()))
                        .orElseGet(() -> grammars().question(node, slots, run.ownOrders()));
        Asking asking = ask.asking();
        return new Step.Ask(
                node.name(),
                new Question(
                        withWhatComesFirst(prompt(text, node.flow())),
                        grammar,
                        compiled.keys().of(ask.answers(), slots),
                        asking.bargeIn(),
                        asking.waits(),
                        asking.secret(),
                        manner()));
    }

    /** The words of a question, by how the caller is reached. */
    Text question(Asking asking) {
        return medium == Dialog.Medium.KEYPAD ? asking.keypad() : asking.question();
    }

    /** What is said after a miss instead of the question. */
    Text reprompt(Asking asking, Text spoken) {
        return medium == Dialog.Medium.KEYPAD ? asking.keypad() : spoken;
    }

    /** Asks whether the slot's value is right. */
    Step.Ask confirm(Node node, Asking asking, Answers.Fill fill) {
        Value value = slots.require(fill.slot());
        Text own = fill.confirm().text();
        Text text = own.isEmpty() ? node.flow().standing().confirming() : own;
        Prompt asked =
                prompt(
                        text,
                        node.flow(),
                        slot -> slot.equals(Standing.VALUE) ? value : slots.require(slot));
        return new Step.Ask(
                node.name(),
                new Question(
                        withWhatComesFirst(asked),
                        grammars().confirmation(fill.slot(), Heard.plain(value), slots),
                        compiled.keys().yesNo(QuestionGrammars.YES_NO),
                        asking.bargeIn(),
                        asking.waits(),
                        asking.secret(),
                        manner()));
    }

    /** Something said that only what is understood everywhere interrupts. */
    Step.Ask say(Node node, State.Say say) {
        Prompt said = prompt(say.text(), node.flow());
        told.put(node.name(), said);
        return new Step.Ask(
                node.name(),
                new Question(
                        withWhatComesFirst(said),
                        grammars().universals(),
                        compiled.keys().universals(),
                        say.bargeIn(),
                        NO_ANSWER,
                        false,
                        manner()));
    }

    /** The last words. */
    Question lastWords(Text text, Flow flow) {
        return toItsEnd(withWhatComesFirst(prompt(text, flow)));
    }

    Question apology() {
        Flow entry = compiled.entry();
        return toItsEnd(prompt(entry.standing().sorry(), entry));
    }

    Prompt filler() {
        Flow entry = compiled.entry();
        return prompt(entry.standing().filler(), entry);
    }

    private Question toItsEnd(Prompt prompt) {
        return new Question(
                prompt,
                grammars().universals(),
                new Keys.Menu(Map.of()),
                BargeIn.NONE,
                NO_ANSWER,
                false,
                manner());
    }

    private QuestionGrammars grammars() {
        return compiled.grammars(language().tag());
    }

    /** The value of {@code slot} as it would be heard. */
    private String heard(String slot) {
        return Heard.plain(slots.require(slot));
    }

    private Prompt withWhatComesFirst(Prompt prompt) {
        Prompt whole = before.then(prompt);
        before = new Prompt(List.of());
        return whole;
    }

    private Prompt prompt(Text text, Flow flow) {
        return prompt(text, flow, slots::require);
    }

    private Prompt prompt(Text text, Flow flow, Function<String, Value> values) {
        return new Sayings(language().said(), run.now().toLocalDateTime())
                .prompt(text, flow, values);
    }
}
