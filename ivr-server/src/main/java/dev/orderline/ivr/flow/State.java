package dev.orderline.ivr.flow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a conversation stands: it says, asks, does or ends. Edges are names of states. */
public sealed interface State {
    /**
     * Says something and goes on.
     *
     * @param bargeIn whether a key may cut it short
     * @param limit how often a call may come here
     */
    record Say(Text text, boolean bargeIn, String then, Optional<Limit> limit) implements State {}

    /**
     * Asks one question.
     *
     * @param noMatch what to say when the answer is not understood: first time, second time ...
     * @param noInput the same for when no answer comes
     * @param help what is said to "help"; then the question is asked again
     * @param noInputAfter how long to wait for an answer to begin
     * @param secret whether the answer is kept out of recording, transcript and log
     * @param otherwise where to go after the last reprompt
     */
    record Ask(
            Text question,
            List<Text> noMatch,
            List<Text> noInput,
            Text help,
            Answers answers,
            Duration noInputAfter,
            boolean bargeIn,
            boolean secret,
            String otherwise)
            implements State {
        public Ask {
            noMatch = List.copyOf(noMatch);
            noInput = List.copyOf(noInput);
        }
    }

    /**
     * Has an action done.
     *
     * @param with input name to slot name
     * @param on outcome to state
     */
    record Do(String action, Map<String, String> with, Map<String, String> on) implements State {
        public Do {
            with = Map.copyOf(with);
            on = Map.copyOf(on);
        }
    }

    /** Hands the caller over. */
    record Transfer(Text text, Target to, String reason) implements State {}

    /** Says goodbye and hangs up. */
    record End(Text text, String reason) implements State {}

    /** What a question can be answered with. */
    sealed interface Answers {
        /**
         * One of a few wishes.
         *
         * @param phrases choice to its phrases, in the pattern language of {@code
         *     speech.recognition}
         * @param keys key to choice
         * @param on choice to state
         */
        record Choices(
                Map<String, List<String>> phrases,
                Map<Character, String> keys,
                Map<String, String> on)
                implements Answers {
            /** Where {@code choice} leads. */
            public String after(String choice) {
                String state = on.get(choice);
                if (state == null) throw new IllegalArgumentException("no choice " + choice);
                return state;
            }
        }

        /**
         * A number of {@code length} digits, spoken or keyed, into {@code slot}.
         *
         * @param called what callers call it: {@code order number}
         * @param check names what else must hold of it
         */
        record Entry(String slot, int length, List<String> called, Check check, String then)
                implements Answers {}
    }

    /** What must hold of a number besides its length. */
    enum Check {
        NONE,
        /** The last digit is {@link dev.orderline.ivr.orders.OrderNumber}'s check digit. */
        ORDER_NUMBER
    }

    /**
     * How often a call may come to a state.
     *
     * @param otherwise where it goes instead, from then on
     */
    record Limit(int times, String otherwise) {}
}
