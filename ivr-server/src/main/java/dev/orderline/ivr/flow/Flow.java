package dev.orderline.ivr.flow;

import java.util.List;
import java.util.Map;

/**
 * A conversation as data: immutable, checked when it was made, shared by all calls.
 *
 * @param name as calls record it
 * @param version identifies this very text
 * @param states by name, in the order of the file
 * @param everywhere what is understood in every question, by name
 * @param words how {@link Value.Name}s are spoken
 * @param filler said when an action takes long
 * @param sorry said when something of ours failed, before the caller goes to a person
 */
public record Flow(
        String name,
        String version,
        String start,
        Map<String, State> states,
        Map<String, Universal> everywhere,
        Map<String, String> words,
        Text filler,
        Text sorry) {
    /**
     * Something understood in every question.
     *
     * @param key answers the same in every menu, and alone or before # in numbers; {@link #NO_KEY}
     *     when there is none
     * @param text said before the question is asked again; empty when there is nothing to say or it
     *     goes elsewhere
     */
    public record Universal(List<String> phrases, char key, Effect effect, Text text) {
        public static final char NO_KEY = '\0';

        public Universal {
            phrases = List.copyOf(phrases);
        }
    }

    /** What a universal does. */
    public sealed interface Effect {
        /** The question's help, then the question. */
        record Help() implements Effect {}

        /** The question again. */
        record Repeat() implements Effect {}

        /** No recording from here on, nor of what was before; then the question again. */
        record RefuseRecording() implements Effect {}

        record GoTo(String state) implements Effect {}
    }

    public State state(String state) {
        State found = states.get(state);
        if (found == null) throw new IllegalArgumentException("no state " + state);
        return found;
    }
}
