package dev.orderline.speech.audio;

/**
 * The two-way audio of one answered call. Confined to the call's thread.
 *
 * <p>The call's loop reads a frame, then writes as many as keep {@link #pending} at {@link #lead}:
 * the network's jitter and a pause of our own shorter than the lead are then not heard.
 */
public interface Line extends AutoCloseable {
    /**
     * The next thing the caller sent; waits for it. A frame comes every 20 ms of real time whatever
     * the network does: gaps are filled with silence, late frames dropped, so everything above may
     * count time in frames.
     *
     * @throws HungUp when the caller or the network ended the call; from then on every method but
     *     {@link #close} may throw it
     */
    Inbound read() throws HungUp, InterruptedException;

    /** Queues a frame to be played after those already queued. Never waits. */
    void write(Frame frame) throws HungUp;

    /** Frames written and not yet played, as far as is known. */
    int pending();

    /** How many frames the loop should keep written ahead of the caller's ear. */
    int lead();

    /**
     * Drops what is pending: of what was written so far the caller hears nothing more.
     *
     * @return how many frames that were, the last ones written; as exact as {@link #pending}
     */
    int flush() throws HungUp;

    /** Frames of the caller that did not come in time and were read as silence, so far. */
    int filled();

    /**
     * Frames of the caller that came too late, or faster than they can be spoken, and were left
     * out, so far.
     */
    int dropped();

    /**
     * Ends our side of the call's media. Idempotent; the dialplan then asks where the caller goes
     * next.
     */
    @Override
    void close();
}
