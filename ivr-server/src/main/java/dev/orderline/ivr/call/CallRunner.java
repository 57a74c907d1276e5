package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Dialog;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.orders.OwnOrders;
import dev.orderline.speech.audio.Line;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** Puts a call together from its parts and runs it. Shared by all calls. */
public final class CallRunner {
    private final FlowsOnAir flows;
    private final Speech speech;
    private final OwnOrders orders;
    private final Recordings recordings;
    private final CallListener listener;
    private final Clock clock;
    private final ZoneId shop;
    private final Supplier<ExecutorService> helpers;

    /**
     * @param orders looked up while a call begins; a call does not wait for them
     * @param listener hears of everything
     * @param shop where the shop is: its date is today's
     * @param helpers gives an executor for work beside the audio; it is closed after each use
     */
    public CallRunner(
            FlowsOnAir flows,
            Speech speech,
            OwnOrders orders,
            Recordings recordings,
            CallListener listener,
            Clock clock,
            ZoneId shop,
            Supplier<ExecutorService> helpers) {
        this.flows = flows;
        this.speech = speech;
        this.orders = orders;
        this.recordings = recordings;
        this.listener = listener;
        this.clock = clock;
        this.shop = shop;
        this.helpers = helpers;
    }

    /** Runs one call on the current thread, to its end, and tells how that was. */
    public Outcome run(Admitted admitted, Line line) {
        try (FlowsOnAir.Airing airing = flows.take(admitted.caller())) {
            return run(admitted, line, airing.flow());
        }
    }

    private Outcome run(Admitted admitted, Line line, CompiledFlow flow) {
        CallId id = admitted.id();
        ZonedDateTime now = clock.instant().atZone(shop);
        listener.on(
                new CallEvent.Started(
                        id,
                        clock.instant(),
                        admitted.caller(),
                        admitted.transport(),
                        flow.label()));
        var tape = new Tape(line, recordings.open(id));
        var conversation = new Conversation(tape, speech, helpers);
        Outcome outcome;
        try (tape) {
            var run = new Run(id.uuid(), admitted.caller().number(), now);
            run.expect(orders.lookUp(admitted.caller().number()));
            var dialog = new Dialog(flow, run, Dialog.Medium.VOICE);
            outcome = new Call(id, dialog, run, conversation, listener).run();
        }
        listener.on(
                new CallEvent.Ended(
                        id,
                        clock.instant(),
                        outcome,
                        tape.now(),
                        line.filled(),
                        line.dropped(),
                        conversation.decoded()));
        return outcome;
    }
}
