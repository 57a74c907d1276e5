package dev.orderline.phone.rtp;

import dev.orderline.speech.audio.Digit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audio of all calls of one phone, on two platform threads: one sends for every call on
 * absolute deadlines, so that a late packet does not delay those after it; one receives and notes
 * when. Virtual threads would wait for a carrier and blur both. Thread-safe.
 */
public final class AudioPorts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AudioPorts.class);
    private static final long PACKET_MS = 20;
    private static final int WARM_UP_PACKETS = 50;
    private static final int MAX_DATAGRAM = 8_192;

    private final InetAddress here;
    private final Selector selector;
    private final ScheduledExecutorService sender;

    /**
     * @param here the address of ours on which ports are opened
     * @throws IOException if the system grants no selector
     */
    public AudioPorts(InetAddress here) throws IOException {
        this.here = here;
        this.selector = Selector.open();
        warmUp();
        this.sender =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("phone-audio-out").daemon().factory());
        Thread _ = Thread.ofPlatform().name("phone-audio-in").daemon().start(this::receive);
    }

    /**
     * Opens a port for one call; the caller of this closes it.
     *
     * @throws IOException if no port is free
     */
    public AudioPort open(AudioListener listener) throws IOException {
        var channel = DatagramChannel.open();
        try {
            channel.bind(new InetSocketAddress(here, 0));
            channel.configureBlocking(false);
            var port = new AudioPort(this, channel, listener);
            channel.register(selector, SelectionKey.OP_READ, port);
            selector.wakeup();
            return port;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Runs {@code packet} now and every 20 ms, until the future is cancelled. */
    Future<?> every20ms(Runnable packet) {
        return sender.scheduleAtFixedRate(packet, 0, PACKET_MS, TimeUnit.MILLISECONDS);
    }

    /** Stops both threads. Ports still open fall silent. */
    @Override
    public void close() {
        sender.shutdownNow();
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads what sending needs, so that the first packets of the first call are on time. */
    private static void warmUp() {
        var talker = new Talker(new Tape(), new Deaf());
        for (int i = 0; i < WARM_UP_PACKETS; i++) {
            RtpPacket packet = talker.next(0, Talker.PCMU).orElseThrow();
            if (RtpPacket.parse(packet.datagram()).isEmpty())
                throw new IllegalStateException("a packet of ours is none");
        }
    }

    private static final class Deaf implements AudioListener {
        @Override
        public void said(long nanos, boolean loud) {}

        @Override
        public void heard(long nanos, boolean loud) {}

        @Override
        public void pressed(Digit digit, long downNanos, long upNanos) {}
    }

    private void receive() {
        ByteBuffer room = ByteBuffer.allocateDirect(MAX_DATAGRAM);
        try {
            while (selector.isOpen()) selector.select(key -> receive(key, room));
        } catch (ClosedSelectorException e) {
            LOG.debug("phone closed");
        } catch (IOException e) {
            LOG.error("no more audio is received", e);
        }
    }

    private static void receive(SelectionKey key, ByteBuffer room) {
        var channel = (DatagramChannel) key.channel();
        var port = (AudioPort) key.attachment();
        try {
            while (true) {
                room.clear();
                var from = (InetSocketAddress) channel.receive(room);
                if (from == null) return;
                long nanos = System.nanoTime();
                port.received(from, room.flip(), nanos);
            }
        } catch (IOException e) {
            // The call that owns the port closed it between select and here.
            LOG.debug("audio port closed");
        }
    }
}
