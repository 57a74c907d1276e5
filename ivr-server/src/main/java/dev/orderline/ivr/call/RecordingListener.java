package dev.orderline.ivr.call;

/** Hears what became of recordings. Thread-safe; must not wait and must not throw. */
@FunctionalInterface
public interface RecordingListener {
    /**
     * Called once per recording, when nothing more will change; again if the server dies just then.
     */
    void on(CallId call, RecordingEnd end);
}
