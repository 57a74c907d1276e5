package dev.orderline.ivr.flow;

import java.util.Map;

/** What a conversation does next, as {@link Dialog} tells whoever holds the line. */
public sealed interface Step {
    /** The state it belongs to. */
    String state();

    /** Ask, or say something that may be interrupted; go on with {@link Dialog#answered}. */
    record Ask(String state, Question question) implements Step {}

    /** Have {@code action} done; go on with {@link Dialog#acted}. */
    record Act(String state, Action action, Map<String, Value> with) implements Step {
        public Act {
            with = Map.copyOf(with);
        }
    }

    /** Stop recording and remove what was recorded; go on with {@link Dialog#recordingRefused}. */
    record RefuseRecording(String state) implements Step {}

    /** Say the last words and end. */
    record Finish(String state, Question lastWords, Ending ending) implements Step {}

    /** How a conversation ended. */
    sealed interface Ending {
        /** Nothing is left to do. */
        record Completed(String reason) implements Ending {}

        /**
         * Somebody else goes on.
         *
         * @param facts slots that are not secret, in plain text
         */
        record HandOver(Target to, String reason, Map<String, String> facts) implements Ending {
            public HandOver {
                facts = Map.copyOf(facts);
            }
        }
    }
}
