package dev.orderline.ivr.asterisk;

import dev.orderline.ivr.call.Admitted;
import dev.orderline.ivr.call.Answering;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.Tickets;
import dev.orderline.ivr.call.Transport;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.speech.audio.Line;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hands the line of each call to the test, and ends the call when the test says so. */
final class FakeAnswering implements Answering {
    /** Longer than anything here takes; a test that waits so long has failed. */
    static final long PATIENCE_SECONDS = 20;

    private final Tickets tickets = new Tickets(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    /** Admits a call. */
    CallId ticket(Transport transport) {
        return tickets.issue(new Caller(CallerNumber.WITHHELD, "100"), transport).id();
    }

    /** The line of the next call; the test's thread is now the call's. */
    Line line() throws InterruptedException {
        Line line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null) throw new AssertionError("no call was answered");
        return line;
    }

    boolean hasLine() {
        return !lines.isEmpty();
    }

    /** Lets all calls end. */
    void end() {
        over.countDown();
    }

    /** Waits until a call was interrupted. */
    boolean wasInterrupted() throws InterruptedException {
        return interrupted.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public Optional<Admitted> redeem(CallId id, Transport transport) {
        return tickets.redeem(id, transport);
    }

    @Override
    public void answer(Admitted admitted, Line line) throws InterruptedException {
        lines.add(line);
        try {
            over.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }
}
