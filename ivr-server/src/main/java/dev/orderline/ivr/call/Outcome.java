package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.Target;
import dev.orderline.speech.audio.HungUp;
import java.util.Map;

/** How a call with us ended. */
public sealed interface Outcome {
    /** Where the dialplan takes the caller now. */
    Target next();

    /** For people who read lists of calls: a word or two, no personal data. */
    String reason();

    /**
     * The conversation came to an end of its own, or the caller hung up where nothing more was
     * wanted of them.
     *
     * @param reason the flow's name of the end: {@code answered}
     */
    record Completed(String reason) implements Outcome {
        @Override
        public Target next() {
            return Target.HANG_UP;
        }
    }

    /**
     * Somebody or something else goes on.
     *
     * @param facts what was collected, by slot name; secret slots are left out
     */
    record HandedOver(Target next, String reason, Map<String, String> facts) implements Outcome {
        /** The reason when the server stops in the middle of a call. */
        public static final String STOPPING = "server stopping";

        public HandedOver {
            facts = Map.copyOf(facts);
        }
    }

    /** The caller hung up, or the network did it for them. */
    record Abandoned(String state, HungUp.By by) implements Outcome {
        @Override
        public Target next() {
            return Target.HANG_UP;
        }

        @Override
        public String reason() {
            return by == HungUp.By.CALLER ? "hung up" : "media lost";
        }
    }

    /**
     * Something of ours failed; the caller was told something kind and goes to a person.
     *
     * @param code what failed, for lists and alarms: {@code desk}, {@code speech}, {@code bug}
     */
    record Failed(String state, String code) implements Outcome {
        @Override
        public Target next() {
            return Target.PERSON;
        }

        @Override
        public String reason() {
            return "failed: " + code;
        }
    }
}
