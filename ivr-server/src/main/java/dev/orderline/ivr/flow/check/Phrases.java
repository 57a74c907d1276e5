package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Localised;
import dev.orderline.ivr.flow.Slot;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every phrase that a flow has written, with where it stands. */
final class Phrases {
    private Phrases() {}

    /** What phrases may have in them besides words. */
    enum Within {
        /** Slots to be filled, and grammars. */
        SLOTS_AND_GRAMMARS,
        /** Grammars in which no slot is filled. */
        GRAMMARS,
        NOTHING
    }

    /**
     * Phrases at one place.
     *
     * @param path of the list: {@code states.wish.choices.status.phrases}
     */
    record Written(Flow flow, String path, Localised<List<String>> phrases, Within within) {
        /** Where the {@code index}th phrase stands. */
        String path(int index) {
            return path + "[" + index + "]";
        }
    }

    static List<Written> of(Flow flow) {
        List<Written> all = new ArrayList<>();
        flow.grammars()
                .forEach((name, phrases) ->
                        all.add(
                                new Written(
                                        flow,
                                        "grammars." + name,
                                        phrases,
                                        Within.SLOTS_AND_GRAMMARS)));
        flow.everywhere()
                .forEach((name, universal) ->
                        all.add(
                                new Written(
                                        flow,
                                        "everywhere." + name + ".phrases",
                                        universal.phrases(),
                                        Within.GRAMMARS)));
        flow.slots()
                .forEach((name, slot) -> {
                    if (slot instanceof Slot.Choice(Map<String, Slot.Named> names))
                        names.forEach((value, named) ->
                                all.add(
                                        new Written(
                                                flow,
                                                "slots." + name + ".choice." + value + ".phrases",
                                                named.phrases(),
                                                Within.GRAMMARS)));
                });
        flow.states()
                .forEach((name, state) -> {
                    if (state instanceof State.Ask ask) all.addAll(of(flow, "states." + name, ask));
                });
        return all;
    }

    private static List<Written> of(Flow flow, String here, State.Ask ask) {
        List<Written> all = new ArrayList<>();
        switch (ask.answers()) {
            case Answers.Choices(Map<String, Choice> choices) ->
                    choices.forEach((name, choice) ->
                            all.add(
                                    new Written(
                                            flow,
                                            here + ".choices." + name + ".phrases",
                                            choice.phrases(),
                                            Within.SLOTS_AND_GRAMMARS)));
            case Answers.Fill fill -> {
                all.add(new Written(flow, here + ".called", fill.called(), Within.NOTHING));
                all.add(
                        new Written(
                                flow,
                                here + ".phrases",
                                fill.phrases(),
                                Within.SLOTS_AND_GRAMMARS));
            }
        }
        return all;
    }
}
