package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Flow.Effect;
import dev.orderline.ivr.flow.Flow.Universal;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.Slot;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Edge;
import dev.orderline.ivr.flow.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether every question can be answered by keys, and left for a person. */
final class WaysOut {
    private final Subject subject;

    WaysOut(Subject subject) {
        this.subject = subject;
    }

    void check() {
        boolean everywhere =
                subject.bundle().entry().everywhere().values().stream()
                        .anyMatch(this::leadsToPerson);
        everywhereKeys();
        for (Node node : subject.nodes().values()) {
            if (!(node.state() instanceof State.Ask ask)) continue;
            if (!everywhere && !leadsToPerson(ask)) noPerson(node);
            keys(node, ask);
        }
    }

    private boolean leadsToPerson(Universal universal) {
        return universal.key() != Universal.NO_KEY
                && universal.effect() instanceof Effect.GoTo(String state)
                && leadsToPerson(state);
    }

    private boolean leadsToPerson(State.Ask ask) {
        return ask.edges().stream().map(Edge::to).anyMatch(this::leadsToPerson);
    }

    /** Whether a call that comes to {@code state} ends with a person without another question. */
    private boolean leadsToPerson(String state) {
        Deque<String> open = new ArrayDeque<>(List.of(state));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.remove();
            if (!seen.add(name)) continue;
            switch (subject.node(name).state()) {
                case State.Transfer _, State.CallBack _, State.Voicemail _ -> {
                    return true;
                }
                case State.Say say -> open.add(say.then());
                case State.Choose choose -> choose.edges().forEach(edge -> open.add(edge.to()));
                case State.Ask _, State.Do _, State.Subflow _, State.End _ -> {}
            }
        }
        return false;
    }

    private void noPerson(Node node) {
        subject.problems()
                .error(
                        subject.place(node),
                        "this question has no way to a person",
                        "write everywhere: {person: {phrases: [agent], key: \"0\", then: ...}}, leading"
                                + " to a transfer");
    }

    private void everywhereKeys() {
        Map<Character, String> taken = new HashMap<>();
        subject.bundle()
                .entry()
                .everywhere()
                .forEach((name, universal) -> {
                    if (universal.key() == Universal.NO_KEY) return;
                    String other = taken.putIfAbsent(universal.key(), name);
                    if (other != null)
                        subject.problems()
                                .error(
                                        subject.places()
                                                .of(
                                                        subject.bundle().entry().name(),
                                                        "everywhere." + name + ".key"),
                                        "key "
                                                + universal.key()
                                                + " means \""
                                                + other
                                                + "\" already",
                                        "take another");
                });
    }

    private void keys(Node node, State.Ask ask) {
        Map<Character, String> taken = new HashMap<>();
        subject.bundle()
                .entry()
                .everywhere()
                .forEach((name, universal) -> taken.put(universal.key(), name));
        Map<Character, String> everywhere = Map.copyOf(taken);
        switch (ask.answers()) {
            case Answers.Choices(Map<String, State.Choice> choices) ->
                    choices.forEach((name, choice) ->
                            key(node, "choices." + name + ".key", name, choice.key(), taken));
            case Answers.Fill fill -> {
                Slot slot = node.flow().slots().get(fill.slot());
                if (slot == null) return; // that it is not declared is told elsewhere
                if (slot instanceof Slot.Choice(Map<String, Slot.Named> names))
                    names.forEach((name, named) -> key(node, "fill", name, named.key(), taken));
                answers(node, fill, slot, everywhere);
                if (slot instanceof Slot.Plain(Type.Code(String form)) && form.contains("X"))
                    subject.problems()
                            .error(
                                    subject.place(node, "fill"),
                                    "this question cannot be answered by keys",
                                    "say with A and 9 which places are letters and which are digits,"
                                            + " in place of X");
            }
        }
    }

    /** Keys that are answers to this question cannot mean what they mean everywhere. */
    private void answers(
            Node node, Answers.Fill fill, Slot slot, Map<Character, String> everywhere) {
        boolean confirms =
                fill.confirm().explicit() && fill.confirm().when() != State.Confirm.When.NEVER;
        everywhere.forEach((key, name) -> {
            if (isAnswer(slot, key) || (confirms && isYesOrNo(key)))
                subject.problems()
                        .error(
                                subject.place(node, "fill"),
                                "key "
                                        + key
                                        + " is an answer to this question, and means \""
                                        + name
                                        + "\" everywhere",
                                "take another key for \"" + name + "\"");
        });
    }

    private static boolean isAnswer(Slot slot, char key) {
        return switch (slot) {
            case Slot.YesNo() -> isYesOrNo(key);
            case Slot.OneOf _ -> key >= '1' && key <= '9';
            case Slot.Plain(Type.Digits(int least, _)) -> least == 1 && Character.isDigit(key);
            case Slot.Plain(Type.Count(int least, int most)) ->
                    Character.isDigit(key) && key - '0' >= least && key - '0' <= most;
            case Slot.Plain _, Slot.Choice _ -> false;
        };
    }

    private static boolean isYesOrNo(char key) {
        return key == '1' || key == '2';
    }

    private void key(
            Node node, String written, String name, char key, Map<Character, String> taken) {
        String other = taken.putIfAbsent(key, name);
        if (other != null)
            subject.problems()
                    .error(
                            subject.place(node, written),
                            "key " + key + " means \"" + other + "\" already",
                            "take another");
    }
}
