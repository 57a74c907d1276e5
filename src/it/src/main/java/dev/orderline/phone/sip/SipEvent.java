package dev.orderline.phone.sip;

/**
 * How a call goes, told step by step. Exactly one of {@link Answered}, {@link Refused} and {@link
 * Unanswered} comes for every call, and {@link Ended} once after {@link Answered}.
 */
public sealed interface SipEvent {
    /** The far end rings. */
    record Ringing() implements SipEvent {}

    /** The far end's audio may come from here, before the answer or from now on. */
    record Media(Sdp far) implements SipEvent {}

    /**
     * @param nanos when the answer came, on {@link System#nanoTime}
     */
    record Answered(Sdp far, long nanos) implements SipEvent {}

    /**
     * @param status 300 to 699
     */
    record Refused(int status, String reason) implements SipEvent {}

    record Unanswered(Cause cause) implements SipEvent {
        /** Why there was no answer. */
        public enum Cause {
            /** Nothing listens there, or nothing ever replied. */
            NOBODY_THERE,
            RANG_TOO_LONG,
            CANCELLED,
            /** It answered, but takes no PCMU at its own address; we hung up. */
            NO_COMMON_AUDIO
        }
    }

    /**
     * @param nanos when we knew
     */
    record Ended(By by, long nanos) implements SipEvent {
        /** Who ended the call. */
        public enum By {
            US,
            THEM,
            /** We fell silent without a word. */
            NOBODY
        }
    }
}
