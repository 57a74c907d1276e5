package dev.orderline.ivr;

import java.io.IOException;
import java.net.InetAddress;

/** What the server's program and the lifeboat's have in common. */
final class Programs {
    private Programs() {}

    /** Names a process in the records of calls; no other has the same host and {@code port}. */
    static String node(int port) throws IOException {
        return InetAddress.getLocalHost().getHostName() + ":" + port;
    }

    /** What {@code failure} says, and what caused it. */
    static String reasons(Throwable failure) {
        var reasons = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause())
            reasons.append("; ").append(cause.getMessage());
        return reasons.toString();
    }
}
