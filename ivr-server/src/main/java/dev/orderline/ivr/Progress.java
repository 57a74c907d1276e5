package dev.orderline.ivr;

import java.io.PrintStream;
import java.util.Locale;

/** Shows, line by line, how far a start has come and how long each part took. */
final class Progress {
    private final PrintStream out;
    private String part = "";
    private long since;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** The part before is done, {@code next} begins. */
    void begin(String next) {
        end();
        part = next;
        since = System.nanoTime();
        out.print("  " + next + " ...");
        out.flush();
    }

    /** So many of so many have been done within this part. */
    void count(int done, int of) {
        if (done == of || done % 10 == 0) {
            out.print(" " + done + "/" + of);
            out.flush();
        }
    }

    void end() {
        if (!part.isEmpty())
            out.println(String.format(Locale.ROOT, " %.1f s", (System.nanoTime() - since) / 1e9));
        part = "";
    }
}
