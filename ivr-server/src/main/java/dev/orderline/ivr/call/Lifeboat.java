package dev.orderline.ivr.call;

import dev.orderline.ivr.call.LostCalls.LostCall;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Dialog;
import dev.orderline.ivr.flow.OpeningHours;
import dev.orderline.ivr.flow.Position;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.speech.audio.Frame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds calls by keys alone: goes on with those whose server has died, and begins those that find
 * none. Shared by all calls; each runs on the thread that brings it.
 */
public final class Lifeboat implements Admission {
    /** So long an outcome may take to be committed. */
    private static final Duration SETTLE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Lifeboat.class);

    private final LostCalls lostCalls;
    private final Flows flows;
    private final OrderDesk orders;
    private final Sounds sounds;
    private final CallArchive archive;
    private final Clock clock;
    private final Shop shop;
    private final Supplier<ExecutorService> helpers;

    /**
     * The flows that calls go by.
     *
     * @param underWay of calls that go on
     * @param onAir of calls that begin
     */
    public record Flows(FlowVersions underWay, FlowsOnAir onAir) {}

    /** Where the shop is, and when calls are answered. */
    public record Shop(ZoneId zone, OpeningHours hours) {}

    /**
     * @param orders recalls what callers have proved already
     * @param archive hears of everything
     * @param helpers gives an executor for what a caller waits for; it is closed after each use
     */
    public Lifeboat(
            LostCalls lostCalls,
            Flows flows,
            OrderDesk orders,
            Sounds sounds,
            CallArchive archive,
            Clock clock,
            Shop shop,
            Supplier<ExecutorService> helpers) {
        this.lostCalls = lostCalls;
        this.flows = flows;
        this.orders = orders;
        this.sounds = sounds;
        this.archive = archive;
        this.clock = clock;
        this.shop = shop;
        this.helpers = helpers;
    }

    /** Whoever calls while we are open may come: nobody else is there to take the call. */
    @Override
    public Route admit(Caller caller) {
        return shop.hours().open(LocalDateTime.ofInstant(clock.instant(), shop.zone()))
                ? new Route.Converse(CallId.random(), Transport.KEYPAD)
                : new Route.Closed();
    }

    /**
     * Holds call {@code id}, which nobody has begun, to its end.
     *
     * @throws DeskFailure if the database is away
     */
    public Outcome begin(CallId id, Caller caller, Keypad keypad) throws InterruptedException {
        try (FlowsOnAir.Airing airing = flows.onAir().take(caller)) {
            CompiledFlow flow = airing.flow();
            Instant began = clock.instant();
            archive.on(new CallEvent.Started(id, began, caller, Transport.KEYPAD, flow.label()));
            log.info("call {}: begins by keys", id);
            var run = new Run(id.uuid(), caller.number(), began.atZone(shop.zone()));
            Talk talk = talk(keypad, frames(began, 0));
            return ended(id, call(id, flow, run, talk).run(), talk);
        }
    }

    /**
     * Goes on with call {@code id} where its server left it, to its end; begins it if its server
     * had not written down anything of it yet.
     *
     * @param caller who is at the line, should nothing be known
     * @return its outcome; empty if it has ended already, or another goes on with it
     * @throws DeskFailure if the database is away
     */
    public Optional<Outcome> goOn(CallId id, Caller caller, Keypad keypad)
            throws InterruptedException {
        return switch (lostCalls.take(id)) {
            case LostCalls.Search.Taken(LostCall lost) -> Optional.of(goOn(id, lost, keypad));
            case LostCalls.Search.Unknown _ -> Optional.of(begin(id, caller, keypad));
            case LostCalls.Search.Over _ -> Optional.empty();
        };
    }

    private Outcome goOn(CallId id, LostCall lost, Keypad keypad) throws InterruptedException {
        log.info("call {}: goes on by keys in {}", id, lost.position().state());
        Talk talk = talk(keypad, frames(lost.started().at(), lost.frames()));
        return ended(id, outcome(id, lost, talk), talk);
    }

    private Outcome outcome(CallId id, LostCall lost, Talk talk) {
        Position position = lost.position();
        Optional<CompiledFlow> flow = flows.underWay().find(position.flow());
        if (flow.isEmpty()) {
            log.error("call {}: no flow {}", id, position.flow());
            return new Outcome.Failed(position.state(), "flow");
        }
        try {
            return call(id, flow.get(), run(id, lost), talk).goOn(lost);
        } catch (DeskFailure away) {
            log.warn("call {}: what was proved cannot be recalled", id, away);
            return new Outcome.Failed(position.state(), "desk");
        }
    }

    private Call call(CallId id, CompiledFlow flow, Run run, Talk talk) {
        return new Call(id, new Dialog(flow, run, Dialog.Medium.KEYPAD), run, talk, archive);
    }

    private Talk talk(Keypad keypad, IntSupplier frames) {
        return new KeypadTalk(keypad, sounds, frames, helpers);
    }

    private Outcome ended(CallId id, Outcome outcome, Talk talk) throws InterruptedException {
        archive.on(new CallEvent.Ended(id, clock.instant(), outcome, talk.now(), 0, 0, 0));
        if (!archive.settle(id, SETTLE))
            log.warn("call {}: its outcome could not be committed in time", id);
        return outcome;
    }

    /** The run as it was, with what the caller has proved. */
    private Run run(CallId id, LostCall lost) {
        Position position = lost.position();
        CallerNumber caller = lost.started().caller().number();
        var run = new Run(id.uuid(), caller, lost.started().at().atZone(shop.zone()));
        run.continueAfter(position.requests());
        switch (position.proved()) {
            case Run.Proved.Nothing() -> {}
            case Run.Proved.By(var request) ->
                    orders.recall(request, caller).ifPresent(proof -> run.keep(proof, request));
        }
        return run;
    }

    /**
     * Counts a call's frames by the clock, also while nobody was there, and never backwards.
     *
     * @param atLeast it has lasted
     */
    private IntSupplier frames(Instant began, int atLeast) {
        int[] latest = {atLeast};
        return () -> {
            int now = Frame.count(Duration.between(began, clock.instant()));
            latest[0] = Math.max(latest[0], now);
            return latest[0];
        };
    }
}
