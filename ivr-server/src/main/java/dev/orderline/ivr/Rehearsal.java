package dev.orderline.ivr;

import dev.orderline.ivr.call.Admitted;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.Transport;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Inbound;
import dev.orderline.speech.audio.Line;
import java.time.Instant;

/**
 * A call nobody makes: the line of a caller who is silent for a while and hangs up. Run once before
 * the first caller comes, it loads and warms what a call needs; without, the first greeting came
 * 0.7 s after the answer.
 */
final class Rehearsal implements Line {
    static final Admitted CALL =
            new Admitted(
                    CallId.random(),
                    new Caller(CallerNumber.WITHHELD, "100"),
                    Transport.WEBSOCKET,
                    Instant.EPOCH);

    private static final int FRAMES = 1_500;
    private static final int LEAD = 5;

    private int frames;
    private int pending;

    @Override
    public Inbound read() throws HungUp {
        if (++frames > FRAMES) throw new HungUp(HungUp.By.CALLER);
        if (pending > 0) pending--;
        return Frame.SILENCE;
    }

    @Override
    public void write(Frame frame) {
        pending++;
    }

    @Override
    public int pending() {
        return pending;
    }

    @Override
    public int lead() {
        return LEAD;
    }

    @Override
    public int flush() {
        int dropped = pending;
        pending = 0;
        return dropped;
    }

    @Override
    public int filled() {
        return 0;
    }

    @Override
    public int dropped() {
        return 0;
    }

    @Override
    public void close() {}
}
