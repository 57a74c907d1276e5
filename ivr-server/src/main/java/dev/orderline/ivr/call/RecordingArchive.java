package dev.orderline.ivr.call;

/** What is kept of recordings besides their sound. Thread-safe. */
public interface RecordingArchive {
    /**
     * Called once per recording, when nothing more will change; again if the server dies just then.
     * Must not wait and must not throw. {@link RecordingEnd.Discarded} is final: whatever else is
     * told of that call's recording changes nothing.
     */
    void on(CallId call, RecordingEnd end);

    /**
     * Whether the caller of {@code call} did not want to be recorded, as far as it was written
     * down.
     *
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away
     */
    boolean isRefused(CallId call);
}
