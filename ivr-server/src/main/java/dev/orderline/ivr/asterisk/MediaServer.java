package dev.orderline.ivr.asterisk;

import dev.orderline.ivr.call.Answering;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Where Asterisk's chan_websocket brings calls: {@code ws://host:port/media?call=<call id>}, with
 * the subprotocol {@code media} and Basic credentials. Audio is slin, 8000 Hz, both ways; the rest
 * is JSON. A call that shows its ticket is answered on a virtual thread of its own.
 */
public final class MediaServer implements AutoCloseable {
    private static final int MAX_REQUEST_LINE = 1024;
    private static final int MAX_HEADERS = 4096;

    private final Calls calls;
    private final Listener listener;

    /**
     * Binds and accepts from now on.
     *
     * @throws IllegalStateException if the address cannot be bound
     */
    public MediaServer(MediaSettings settings, Credentials credentials, Answering answering) {
        this(settings, credentials, answering, Ticker.SYSTEM);
    }

    MediaServer(
            MediaSettings settings, Credentials credentials, Answering answering, Ticker ticker) {
        MediaEvent.warmUp();
        calls = new Calls(answering);
        HttpDecoderConfig limits =
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(MAX_REQUEST_LINE)
                        .setMaxHeaderSize(MAX_HEADERS);
        listener =
                new Listener(
                        "websocket",
                        settings,
                        pipeline ->
                                pipeline.addLast(
                                        new HttpServerCodec(limits),
                                        new Requests(),
                                        new WebSocketPeer(
                                                settings.handshake(),
                                                credentials,
                                                answering,
                                                calls,
                                                ticker)));
    }

    /** A handshake is a request without a body. */
    private static final class Requests extends HttpObjectAggregator {
        Requests() {
            super(0);
        }

        @Override
        protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized)
                throws ProtocolFault {
            throw new ProtocolFault("a handshake with a body");
        }
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
    }
}
