package dev.orderline.phone.command;

import dev.orderline.phone.Moment;
import dev.orderline.phone.timeline.TimelineText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Prints the moments of a call while it goes on, on a thread of its own: those who notice them may
 * not wait for a terminal.
 */
final class LivePrinter implements Consumer<Moment>, AutoCloseable {
    private static final int MAX_WAITING = 1_000;

    private final PrintWriter out;
    private final BlockingQueue<Runnable> lines = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Thread printer = Thread.ofVirtual().start(this::print);
    private long answeredNanos = System.nanoTime();
    private boolean closed;

    LivePrinter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void accept(Moment moment) {
        lines.offer(() -> print(moment));
    }

    /** Prints what is left, and returns when that is done. Idempotent. */
    @Override
    public void close() {
        lines.offer(() -> closed = true);
        try {
            printer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print() {
        try {
            while (!closed) lines.take().run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(Moment moment) {
        if (moment.what() == Moment.What.ANSWERED) answeredNanos = moment.nanos();
        Duration at = Duration.ofNanos(moment.nanos() - answeredNanos);
        out.printf("%9s  %s%n", TimelineText.seconds(at), words(moment.what()));
        out.flush();
    }

    private static String words(Moment.What what) {
        return switch (what) {
            case RINGING -> "it rings";
            case ANSWERED -> "answered";
            case BOT_SPEAKS -> "bot speaks";
            case BOT_QUIET -> "bot is quiet";
            case CALLER_SPEAKS -> "caller speaks";
            case CALLER_QUIET -> "caller is quiet";
            case KEY_PRESSED -> "caller pressed a key";
            case ENDED -> "ended";
        };
    }
}
