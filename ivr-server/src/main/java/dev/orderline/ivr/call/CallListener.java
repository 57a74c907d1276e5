package dev.orderline.ivr.call;

/**
 * Hears of everything that happens in calls. Called on the call's thread: must not wait and must
 * not throw.
 */
@FunctionalInterface
public interface CallListener {
    void on(CallEvent event);
}
