package dev.orderline.phone;

import java.util.concurrent.ExecutionException;

/** A call being placed. */
public final class Dialing {
    private final PhoneCall call;

    Dialing(PhoneCall call) {
        this.call = call;
    }

    /**
     * Waits for the answer, which always comes: after 8 s without any reply nobody is there, after
     * a minute of ringing we give up.
     */
    public Answer await() throws InterruptedException {
        try {
            return call.answer().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed so", e);
        }
    }

    /** Hangs up before the answer. {@link #await} then tells what came first. */
    public void cancel() {
        call.cancel();
    }
}
