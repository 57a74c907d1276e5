package dev.orderline.ivr.asterisk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where a media server listens and what it bears.
 *
 * @param address port 0 takes a free one
 * @param maxConnections more are closed as they come
 * @param handshake how long a peer may take to say who it is
 */
public record MediaSettings(InetSocketAddress address, int maxConnections, Duration handshake) {
    public static final Duration HANDSHAKE = Duration.ofSeconds(5);

    public MediaSettings {
        if (maxConnections < 1 || handshake.isNegative() || handshake.isZero())
            throw new IllegalArgumentException("no connection could ever be made");
    }

    /** On this machine only. */
    public static MediaSettings loopback(int port, int maxConnections) {
        return new MediaSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                maxConnections,
                HANDSHAKE);
    }
}
