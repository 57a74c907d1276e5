package dev.orderline.ivr.pages;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each address asks: {@link #BURST} requests at once, then one every {@link #EVERY}. Of
 * IPv6 the first 64 bits are the address: a customer has all of the others. Thread-safe.
 */
final class Visitors {
    /** A page takes three requests, a photo two. */
    static final int BURST = 60;

    static final Duration EVERY = Duration.ofSeconds(1);

    /** Addresses that are remembered; who has not asked for longest is forgotten. */
    private static final int MOST = 10_000;

    private final Clock clock;

    /** When each will have its whole burst again. */
    private final Map<ByteBuffer, Instant> whole =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Instant> eldest) {
                    return size() > MOST;
                }
            };

    Visitors(Clock clock) {
        this.clock = clock;
    }

    /** Counts a request; false if it is one too many. */
    synchronized boolean mayAsk(InetAddress address) {
        Instant now = clock.instant();
        byte[] bytes = address.getAddress();
        ByteBuffer who =
                ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
        Instant before = whole.getOrDefault(who, now);
        Instant after = (before.isBefore(now) ? now : before).plus(EVERY);
        if (after.isAfter(now.plus(EVERY.multipliedBy(BURST)))) return false;
        whole.put(who, after);
        return true;
    }
}
