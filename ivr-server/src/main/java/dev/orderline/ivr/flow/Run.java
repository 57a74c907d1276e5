package dev.orderline.ivr.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Proof;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;

/** One call's run of a flow, as actions see it. Used by one thread at a time. */
public final class Run {
    private final UUID call;
    private final CallerNumber caller;
    private final ZonedDateTime now;
    private int requests;
    private Optional<Proof> proof = Optional.empty();

    /**
     * @param call the call's id; request ids are made from it
     * @param now the shop's time when the call began; what is told in a call does not change at
     *     midnight
     */
    public Run(UUID call, CallerNumber caller, ZonedDateTime now) {
        this.call = call;
        this.caller = caller;
        this.now = now;
    }

    public CallerNumber caller() {
        return caller;
    }

    public ZonedDateTime now() {
        return now;
    }

    /** A new request id: the same for the same action of the same call, should it be replayed. */
    public UUID nextRequest() {
        return UUID.nameUUIDFromBytes((call + "/" + ++requests).getBytes(UTF_8));
    }

    /** What has been proved in this call, if anything. */
    public Optional<Proof> proof() {
        return proof;
    }

    /** Keeps {@code proof} for later actions of this call. */
    public void keep(Proof proof) {
        this.proof = Optional.of(proof);
    }
}
