package dev.orderline.ivr.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A conversation as data: immutable, shared by all calls.
 *
 * @param name as files and calls name it
 * @param language what it was written in, a BCP 47 tag
 * @param slots what callers can tell
 * @param grammars phrases by name, for use in other phrases
 * @param everywhere what is understood in every question, by name
 * @param words how {@link Value.Name}s are spoken
 * @param calendars when what is open
 * @param states by name, in the order of the file
 */
public record Flow(
        String name,
        String language,
        String start,
        Standing standing,
        Map<String, Slot> slots,
        Map<String, Localised<List<String>>> grammars,
        Map<String, Universal> everywhere,
        Map<String, Localised<String>> words,
        Map<String, Calendar> calendars,
        Map<String, State> states) {
    /** The slot that holds the language of the call, a BCP 47 tag; always filled. */
    public static final String LANGUAGE = "language";

    public Flow {
        slots = ordered(slots);
        grammars = ordered(grammars);
        everywhere = ordered(everywhere);
        words = ordered(words);
        calendars = ordered(calendars);
        states = ordered(states);
    }

    /**
     * What is said whatever the state.
     *
     * @param filler when an action takes long
     * @param sorry when something of ours failed, before the caller goes to a person
     * @param lifeboat when the call goes on with keys alone
     * @param confirming asks whether a value was heard right; speaks {@link #VALUE}
     */
    public record Standing(Text filler, Text sorry, Text lifeboat, Text confirming) {
        /** The slot by which {@code confirming} speaks the value in question. */
        public static final String VALUE = "value";
    }

    /**
     * Something understood in every question.
     *
     * @param key answers the same in every menu, and alone or before # in numbers; {@link #NO_KEY}
     *     when there is none
     * @param text said before the question is asked again; empty when there is nothing to say or it
     *     goes elsewhere
     */
    public record Universal(Localised<List<String>> phrases, char key, Effect effect, Text text) {
        public static final char NO_KEY = '\0';
    }

    /** What a universal does. */
    public sealed interface Effect {
        /** The question's help, then the question. */
        record Help() implements Effect {}

        /** The question again. */
        record Repeat() implements Effect {}

        /** The question again, and everything from now on, spoken more slowly. */
        record Slower() implements Effect {}

        /** The question before this one. */
        record Back() implements Effect {}

        /**
         * All that was told is forgotten.
         *
         * @param state where it goes on
         */
        record StartOver(String state) implements Effect {}

        /** No recording from here on, nor of what was before; then the question again. */
        record RefuseRecording() implements Effect {}

        record GoTo(String state) implements Effect {}
    }

    /**
     * @throws IllegalArgumentException if there is no such state
     */
    public State state(String state) {
        State found = states.get(state);
        if (found == null) throw new IllegalArgumentException("no state " + state);
        return found;
    }

    /**
     * @throws IllegalArgumentException if there is no such calendar
     */
    public Calendar calendar(String calendar) {
        Calendar found = calendars.get(calendar);
        if (found == null) throw new IllegalArgumentException("no calendar " + calendar);
        return found;
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
