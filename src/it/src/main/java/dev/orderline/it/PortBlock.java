package dev.orderline.it;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports of one stack: {@link #SIZE} in a row, below those the system gives to outgoing
 * connections (from 32768) and beside the RTP ports of a line that runs with defaults. The first
 * one is kept bound, which keeps the others from every stack of any test on this machine.
 */
final class PortBlock implements AutoCloseable {
    private static final int SIZE = 400;
    private static final int LOWEST = 25_000;
    private static final int BLOCKS = (32_768 - LOWEST) / SIZE;
    private static final int RTP_FROM = 20;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final int first;
    private final DatagramSocket claim;

    private PortBlock(int first, DatagramSocket claim) {
        this.first = first;
        this.claim = claim;
    }

    /**
     * Claims a block nobody uses.
     *
     * @throws IOException if there is none
     */
    static PortBlock claim() throws IOException {
        int some = ThreadLocalRandom.current().nextInt(BLOCKS);
        for (int i = 0; i < BLOCKS; i++) {
            int first = LOWEST + (some + i) % BLOCKS * SIZE;
            try {
                var block = new PortBlock(first, udp(first));
                if (block.free()) return block;
                block.close();
            } catch (BindException _) {
                // another stack's
            }
        }
        throw new IOException("no block of free ports");
    }

    /** Whether nothing listens on the ports that have a name; all are held while it is tried. */
    private boolean free() throws IOException {
        try (DatagramSocket _ = udp(sip());
                ServerSocket _ = tcp(media());
                ServerSocket _ = tcp(audioSocket());
                ServerSocket _ = tcp(agi());
                ServerSocket _ = tcp(database());
                ServerSocket _ = tcp(lifeboat());
                ServerSocket _ = tcp(console());
                ServerSocket _ = tcp(pages());
                ServerSocket _ = tcp(nobody())) {
            return true;
        } catch (BindException taken) {
            return false;
        }
    }

    int sip() {
        return first + 1;
    }

    int media() {
        return first + 2;
    }

    int audioSocket() {
        return first + 3;
    }

    int agi() {
        return first + 4;
    }

    int database() {
        return first + 5;
    }

    /** Where nobody listens, unless a test does. */
    int nobody() {
        return first + 6;
    }

    int lifeboat() {
        return first + 7;
    }

    int console() {
        return first + 8;
    }

    int pages() {
        return first + 9;
    }

    /** From and to, as {@code scripts/asterisk} wants them. */
    String rtp() {
        return (first + RTP_FROM) + "-" + (first + SIZE - 1);
    }

    @Override
    public void close() {
        claim.close();
    }

    private static DatagramSocket udp(int port) throws IOException {
        return new DatagramSocket(new InetSocketAddress(LOOPBACK, port));
    }

    private static ServerSocket tcp(int port) throws IOException {
        return new ServerSocket(port, 1, LOOPBACK);
    }
}
