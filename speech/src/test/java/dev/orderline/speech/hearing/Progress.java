package dev.orderline.speech.hearing;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** Tells every few seconds how far the bench is. */
final class Progress {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private final int rows;
    private int row;
    private String title = "";
    private long told = System.nanoTime();

    /**
     * @param rows how many there will be
     */
    Progress(PrintStream out, int rows) {
        this.out = out;
        this.rows = rows;
    }

    void row(String begun) {
        row++;
        title = begun;
    }

    /** So many of a row are done. */
    void done(int some, int of) {
        long now = System.nanoTime();
        if (now - told < EVERY_NANOS) return;
        told = now;
        out.printf("row %d of %d, %s: %d of %d%n", row, rows, title, some, of);
    }
}
