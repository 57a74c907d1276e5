package dev.orderline.ivr.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Proof;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** One call's run of a flow, as actions see it. Used by one thread at a time. */
public final class Run {
    private final UUID call;
    private final CallerNumber caller;
    private final ZonedDateTime now;
    private int requests;
    private Optional<Proof> proof = Optional.empty();
    private Proved proved = new Proved.Nothing();
    private Supplier<List<OrderNumber>> ownOrders = List::of;

    /** What has been proved, as far as it can be written down. */
    public sealed interface Proved {
        record Nothing() implements Proved {}

        /**
         * @param request the desk that gave the proof knows it by this
         */
        record By(UUID request) implements Proved {}
    }

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

    public UUID call() {
        return call;
    }

    public CallerNumber caller() {
        return caller;
    }

    public ZonedDateTime now() {
        return now;
    }

    /** A new request id: the same for the same action of the same call, should it be replayed. */
    public UUID nextRequest() {
        return request(call, ++requests);
    }

    /** The id by which a call asks for the {@code count}th time, from 1. */
    public static UUID request(UUID call, int count) {
        return UUID.nameUUIDFromBytes((call + "/" + count).getBytes(UTF_8));
    }

    /** How many requests there were. */
    public int requests() {
        return requests;
    }

    /** Goes on counting requests where another process has stopped. */
    public void continueAfter(int requests) {
        this.requests = requests;
    }

    /**
     * Lets spoken order numbers be heard better by the caller's own.
     *
     * @param orders what is known of them by now; asked on the call's thread, and does not wait
     */
    public void expect(Supplier<List<OrderNumber>> orders) {
        ownOrders = orders;
    }

    /** The orders that the caller probably calls about, as far as known: they prove nothing. */
    List<OrderNumber> ownOrders() {
        return ownOrders.get();
    }

    /** Keeps a better proof of the order of which there is one. */
    public void confirm(Proof confirmed) {
        this.proof = Optional.of(confirmed);
    }

    /** What has been proved in this call, if anything. */
    public Optional<Proof> proof() {
        return proof;
    }

    public Proved proved() {
        return proved;
    }

    /**
     * Keeps {@code proof} for later actions of this call; a confirmed one of the same order stays.
     *
     * @param request by which it was earned
     */
    public void keep(Proof proof, UUID request) {
        boolean better =
                this.proof
                        .filter(Proof::isConfirmed)
                        .filter(before -> before.number().equals(proof.number()))
                        .isPresent();
        if (!better) this.proof = Optional.of(proof);
        this.proved = new Proved.By(request);
    }
}
