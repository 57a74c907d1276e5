package dev.orderline.ivr.call;

import java.time.Duration;

/**
 * What is kept of calls. Hears events without making the call wait, and commits them one by one, in
 * order.
 */
public interface CallArchive extends CallListener, Outcomes {
    /**
     * Waits until everything heard of {@code call} so far is committed.
     *
     * @return false if {@code atMost} was not enough, or the database refused
     */
    boolean settle(CallId call, Duration atMost) throws InterruptedException;
}
