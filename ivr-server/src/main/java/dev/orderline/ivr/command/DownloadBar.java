package dev.orderline.ivr.command;

import dev.orderline.speech.models.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** Shows how far a download has come: a line that changes on a terminal, a few lines else. */
final class DownloadBar implements Progress {
    private static final int STEPS = 10;

    private final PrintWriter out;
    private final String name;
    private final boolean changing =
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    private long shown = -1;

    DownloadBar(PrintWriter out, String name) {
        this.out = out;
        this.name = name;
    }

    @Override
    public void came(long bytes, long ofBytes) {
        long now = bytes * (changing ? 1_000 : STEPS) / ofBytes;
        if (now == shown) return;
        shown = now;
        out.printf(
                "%s%s: %s of %s, %d %%%s",
                changing ? "\r" : "",
                name,
                megabytes(bytes),
                megabytes(ofBytes),
                bytes * 100 / ofBytes,
                changing ? "" : System.lineSeparator());
        out.flush();
    }

    void end() {
        if (changing && shown >= 0) out.println();
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
