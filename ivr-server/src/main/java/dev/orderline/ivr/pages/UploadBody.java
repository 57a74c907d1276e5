package dev.orderline.ivr.pages;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;

/**
 * What a browser sends, so far as we listen: not for ever, and not to everything. Each of its reads
 * waits for the connection's idle time-out at most.
 */
final class UploadBody extends BlockInput {
    private final InputStream body;
    private final Clock clock;
    private final Instant until;
    private long leftBytes;

    UploadBody(InputStream body, long mostBytes, Clock clock, Instant until) {
        this.body = body;
        this.leftBytes = mostBytes;
        this.clock = clock;
        this.until = until;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (clock.instant().isAfter(until)) throw new IOException("the sender is too slow");
        int read = body.read(to, from, length);
        leftBytes -= Math.max(read, 0);
        if (leftBytes < 0) throw new IOException("the sender does not end");
        return read;
    }
}
