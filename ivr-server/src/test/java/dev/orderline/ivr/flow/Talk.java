package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.Dialog.Medium;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.speech.recognition.Meaning;
import dev.orderline.speech.synthesis.Prompt;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A dialog in a test: words, keys and silence go in, what is said comes out. What is only said is
 * heard to its end; actions are done at once.
 */
public final class Talk {
    static final ZonedDateTime NOW =
            ZonedDateTime.parse("2026-11-25T15:00-05:00[America/New_York]");

    private static final UUID CALL = UUID.fromString("6f2f0c5e-8f0e-4b8a-9d5a-0f6f4f1c2b3a");

    private static final String EVERY_FLOW =
            """
            flow: shop
            start: begin
            filler: One moment.
            sorry: Something went wrong.
            lifeboat: We go on by keys.
            confirming: I heard {value}. Right?
            everywhere:
              help: {phrases: ["help"], does: help}
              repeat: {phrases: ["say that again"], key: "*", does: repeat}
              slower: {phrases: ["slower please"], does: slower, text: Slowly now.}
              back: {phrases: ["go back"], does: back}
              start-over: {phrases: ["start over"], does: start-over}
              no-recording: {phrases: ["stop recording"], does: refuse-recording, text: Not recorded.}
              person: {phrases: ["agent"], key: "0", then: person}
            """;

    private static final String EVERY_FLOWS_STATES =
            """
              person: {say: To a person., transfer: person, reason: asked}
            """;

    private static final String BYE =
            """
              bye: {say: Goodbye., end: answered}
            """;

    private final Dialog dialog;
    private final Run run = run();
    private final List<String> way = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Step step;
    private String heard = "";

    private Talk(CompiledFlow flow, Medium medium, Optional<Position> from) {
        dialog = new Dialog(flow, run, medium, way::add);
        step = from.map(dialog::resume).orElseGet(dialog::begin);
        goOn();
    }

    static Talk to(CompiledFlow flow) {
        return new Talk(flow, Medium.VOICE, Optional.empty());
    }

    static Talk byKeys(CompiledFlow flow) {
        return new Talk(flow, Medium.KEYPAD, Optional.empty());
    }

    static Talk from(Position position, CompiledFlow flow) {
        return new Talk(flow, Medium.KEYPAD, Optional.of(position));
    }

    /**
     * A flow that begins with state {@code begin}; it has a state {@code person}, and {@code bye}
     * if {@code states} go there.
     *
     * @param slots as they stand below "slots", each on a line of its own
     * @param states as they stand below "states"
     */
    static CompiledFlow flow(String slots, String states) {
        return Flows.compiled(
                new FlowFiles(Map.of("shop.yaml", source(slots, states))), "shop", tools());
    }

    public static String source(String slots, String states) {
        return EVERY_FLOW
                + (slots.isEmpty() ? "" : "slots:\n" + slots.indent(2))
                + "states:\n"
                + states.indent(2)
                + (states.contains("bye") ? BYE : "")
                + EVERY_FLOWS_STATES;
    }

    public static CompiledFlow.Tools tools() {
        return new CompiledFlow.Tools(
                Deeds.all(),
                Map.of(Flows.ENGLISH.tag(), Flows.ENGLISH),
                Map.of("shop.items", List.of("blue rain jacket", "red cap", "running shoes")));
    }

    static Run run() {
        return new Run(CALL, CallerNumber.WITHHELD, NOW);
    }

    /** A choice, or something understood everywhere. */
    static Answer meant(String name) {
        return new Answer.Meant(Meaning.choice(name), true);
    }

    static Answer meant(String slot, String plain) {
        return new Answer.Meant(Meaning.of(slot, plain), true);
    }

    static Prompt nothing() {
        return new Prompt(List.of());
    }

    /** What is said in {@code step}. */
    static String text(Step step) {
        return switch (step) {
            case Step.Ask(_, Question question) -> question.prompt().text();
            case Step.Finish(_, Question lastWords, _) -> lastWords.prompt().text();
            case Step.Act _, Step.RefuseRecording _ -> "";
        };
    }

    /** The caller says something that is understood without doubt. */
    Talk says(String words) {
        return answered(meant(question().grammar().meaning(words), true));
    }

    /** The caller says something that could have been something else. */
    Talk mumbles(String words) {
        return answered(meant(question().grammar().meaning(words), false));
    }

    Talk presses(String keys) {
        return answered(meant(question().keys().meaning(keys), true));
    }

    Talk isSilent() {
        return answered(new Answer.NoInput());
    }

    Talk answered(Answer answer) {
        step = dialog.answered(answer);
        goOn();
        return this;
    }

    private static Answer meant(Optional<Meaning> meaning, boolean sure) {
        return meaning.<Answer>map(known -> new Answer.Meant(known, sure))
                .orElseGet(Answer.NoMatch::new);
    }

    private void goOn() {
        List<String> said = new ArrayList<>();
        while (true) {
            steps.add(step);
            switch (step) {
                case Step.Ask(_, Question question) -> {
                    said.add(question.prompt().text());
                    if (!question.waits().begin().isZero()) {
                        heard = String.join(" ", said);
                        return;
                    }
                    step = dialog.answered(new Answer.NoInput());
                }
                case Step.Act(_, Action action, var with) ->
                        step = dialog.acted(action.perform(run, with));
                case Step.RefuseRecording _ -> step = dialog.recordingRefused();
                case Step.Finish(_, Question lastWords, _) -> {
                    said.add(lastWords.prompt().text());
                    heard = String.join(" ", said);
                    return;
                }
            }
        }
    }

    /** What was said since the caller's last turn. */
    String heard() {
        return heard;
    }

    Question question() {
        if (step instanceof Step.Ask(_, Question question)) return question;
        throw new IllegalStateException("nothing is asked in " + dialog.state());
    }

    boolean isOver() {
        return step instanceof Step.Finish;
    }

    Step.Ending ending() {
        if (step instanceof Step.Finish(_, _, Step.Ending ending)) return ending;
        throw new IllegalStateException("not over: " + heard);
    }

    Dialog dialog() {
        return dialog;
    }

    /** The states the dialog came to. */
    List<String> way() {
        return List.copyOf(way);
    }

    /** The states since the last turn's question, and what was done in them. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** A slot in plain text; empty if it is not filled. */
    String slot(String name) {
        Value value = dialog.slots().get(name);
        return value == null ? "" : value.plain();
    }
}
