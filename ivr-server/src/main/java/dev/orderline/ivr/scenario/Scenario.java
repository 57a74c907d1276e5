package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.source.Place;
import java.util.List;
import java.util.Map;

/**
 * A call written down beforehand: what the shop knows, what the caller says and presses, what must
 * come of it.
 *
 * @param title what it is about, for people
 * @param flow that answers
 * @param turns the first is our greeting; each other one begins with the caller
 * @param facts what the shop must know afterwards
 * @param textOnly why nobody hears it; empty if it may be heard
 */
public record Scenario(
        String title,
        Place place,
        String flow,
        Given given,
        List<Turn> turns,
        List<Fact> facts,
        String textOnly) {
    public Scenario {
        turns = List.copyOf(turns);
        facts = List.copyOf(facts);
        if (turns.isEmpty() || !(turns.getFirst().input() instanceof Input.Calls))
            throw new IllegalArgumentException("a call begins with the call");
    }

    /**
     * Something the caller does, and what must be so when it is their turn again.
     *
     * @param place of what the caller does
     */
    public record Turn(Input input, Place place, List<Expectation> expectations) {
        public Turn {
            expectations = List.copyOf(expectations);
        }
    }

    /** What a caller does. */
    public sealed interface Input {
        /** Calls, and listens to the greeting. */
        record Calls() implements Input {}

        /** Answers what was asked. */
        sealed interface Answer extends Input {}

        /**
         * @param words lower case, apart by single blanks
         * @param clearly whether nothing else can have been heard; no voice can be told to
         */
        record Says(String words, boolean clearly) implements Answer {}

        /**
         * Says what was recorded.
         *
         * @param file a WAV file, from the scenario's folder
         * @param words that are in it, as with {@link Says}
         */
        record Plays(String file, String words) implements Answer {}

        /**
         * @param keys {@code 0-9 * #}, one answer
         */
        record Presses(String keys) implements Answer {}

        /** Says and presses nothing until we say something again. */
        record IsSilent() implements Answer {}

        record HangsUp() implements Input {}
    }

    /** What must be so after a turn. */
    public sealed interface Expectation {
        Place place();

        /** These are heard in this order since the caller's turn, whatever is between them. */
        record Hears(Place place, List<String> texts) implements Expectation {
            public Hears {
                texts = List.copyOf(texts);
            }
        }

        /**
         * The call stands in a state.
         *
         * @param state its name in its flow, or with the names of those through which it was
         *     reached: {@code identify/ask-order}
         */
        record Stands(Place place, String state) implements Expectation {}

        /** A slot holds a value in plain text, or nothing if that is empty. */
        record Holds(Place place, String slot, String value) implements Expectation {}

        /** An action was done since the caller's turn, with this outcome. */
        record Did(Place place, String action, String outcome) implements Expectation {}

        /**
         * The call is over.
         *
         * @param to who has the caller now; nobody when the line hangs up
         * @param facts of those told to who goes on, these
         */
        record Ends(Place place, Target to, String reason, Map<String, String> facts)
                implements Expectation {
            public Ends {
                facts = Map.copyOf(facts);
            }
        }

        /** The call ends because something of ours fails. */
        record Fails(Place place) implements Expectation {}
    }

    /** What the shop must know of the given orders and the caller afterwards. */
    public sealed interface Fact {
        Place place();

        /** How often a number or postcode was wrong. */
        record WrongAttempts(Place place, int count) implements Fact {}

        /** Exactly these items are on their way back. */
        record Returns(Place place, List<String> items) implements Fact {
            public Returns {
                items = List.copyOf(items);
            }
        }

        /** Exactly this is paid back, or will be, each with why: "24.99 USD returned". */
        record Refunds(Place place, List<String> refunds) implements Fact {
            public Refunds {
                refunds = List.copyOf(refunds);
            }
        }

        /** The caller waits to be called back about exactly these topics. */
        record Callbacks(Place place, List<String> topics) implements Fact {
            public Callbacks {
                topics = List.copyOf(topics);
            }
        }
    }
}
