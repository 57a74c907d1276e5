package dev.orderline.ivr.replay;

import dev.orderline.ivr.flow.Target;

/** What a call came to, as its caller noticed it. */
public sealed interface Point {
    /** Something was said or asked. */
    record Spoken(String state) implements Point {}

    /** Something was done that cannot be taken back. */
    record Done(String action, String outcome) implements Point {}

    /** It was not done. */
    record NotDone(String action) implements Point {}

    /** The flow ended. */
    record Ended(String state, Target to, String reason) implements Point {}

    /** The record ended. */
    record RecordEnd() implements Point {}
}
