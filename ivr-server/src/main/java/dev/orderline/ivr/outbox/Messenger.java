package dev.orderline.ivr.outbox;

/** Brings messages to customers. Thread-safe. */
public interface Messenger {
    /**
     * Sends a message: at least once, since nobody may know whether the last attempt arrived; each
     * time with the same {@link Message#id}, so that a doubled one can be told.
     *
     * @throws ProviderFailure if it may not have been sent; it is to be sent again
     */
    Sent send(Message message);

    /** What comes of sending. */
    sealed interface Sent {
        /**
         * @param reference what the other side calls it; empty if it does not say
         */
        record Accepted(String reference) implements Sent {}

        /**
         * It cannot be sent there, however often it is tried.
         *
         * @param code the other side's, such as {@code 550}
         */
        record Undeliverable(String code) implements Sent {}
    }
}
