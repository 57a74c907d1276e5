package dev.orderline.ivr.asterisk;

import dev.orderline.ivr.call.Answering;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Where Asterisk's application {@code AudioSocket(uuid,host:port)} brings calls; the UUID's 128
 * bits are the call id. The protocol has no credentials: the ticket alone opens it, so listen on
 * loopback.
 */
public final class AudioSocketServer implements AutoCloseable {
    private final Calls calls;
    private final Pacer pacer;
    private final Listener listener;

    /**
     * Binds and accepts from now on.
     *
     * @throws IllegalStateException if the address cannot be bound
     */
    public AudioSocketServer(MediaSettings settings, Answering answering) {
        this(settings, answering, Ticker.SYSTEM);
    }

    AudioSocketServer(MediaSettings settings, Answering answering, Ticker ticker) {
        calls = new Calls(answering);
        pacer = new Pacer(ticker);
        listener =
                new Listener(
                        "audiosocket",
                        settings,
                        pipeline ->
                                pipeline.addLast(
                                        new AudioSocketMessage.Decoder(),
                                        new AudioSocketPeer(
                                                settings.handshake(),
                                                answering,
                                                calls,
                                                pacer,
                                                ticker)));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /** What turns bytes into frames and back; each does what it is given soon, or hangs. */
    public List<Executor> eventLoops() {
        return listener.eventLoops();
    }

    /**
     * Accepts no more, interrupts the calls that still run, gives them some seconds to write down
     * how they ended, and closes their connections.
     */
    @Override
    public void close() {
        listener.stop();
        calls.close();
        listener.close();
        pacer.close();
    }
}
