package dev.orderline.phone;

/** How waiting for something in a call ended. */
public sealed interface Noticed {
    /**
     * @param nanos when it happened, on {@link System#nanoTime}
     */
    record At(long nanos) implements Noticed {}

    /** It did not happen within the time given. */
    record TooLate() implements Noticed {}

    /** The call ended first. */
    record CallEnded() implements Noticed {}
}
