package dev.orderline.ivr.outbox;

import java.time.Duration;

/**
 * Somebody outside could not be reached, or did not answer in a way that tells what was done. What
 * was tried is to be tried again, with the same key. Messages hold no personal data.
 */
public final class ProviderFailure extends RuntimeException {
    private final Duration notBefore;

    /**
     * @param attempted "pay back over HTTP"
     * @param notBefore how long the other side wants to be left alone; zero if it did not say
     */
    public ProviderFailure(String attempted, Throwable cause, Duration notBefore) {
        super(attempted + ": " + cause.getClass().getSimpleName(), cause);
        this.notBefore = notBefore;
    }

    /**
     * @param attempted with what was answered: "pay back over HTTP: 503"
     */
    public ProviderFailure(String attempted, Duration notBefore) {
        super(attempted);
        this.notBefore = notBefore;
    }

    public Duration notBefore() {
        return notBefore;
    }
}
