package dev.orderline.ivr.call;

/** Where a call goes before anything is said: the answer to FastAGI {@code admit}. */
public sealed interface Route {
    /**
     * To us. Media must come within {@link Tickets#VALID} and show {@code id}, which is good once.
     */
    record Converse(CallId id, Transport transport) implements Route {}

    /** To the people's queue: we are full, or draining. */
    record Queue(String reason) implements Route {}

    /** An announcement, then the end: outside opening hours. */
    record Closed() implements Route {}
}
