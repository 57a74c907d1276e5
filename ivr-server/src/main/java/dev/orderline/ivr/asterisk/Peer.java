package dev.orderline.ivr.asterisk;

import dev.orderline.speech.audio.HungUp;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a peer that may or may not be Asterisk. Until it has shown a ticket it may take
 * a few seconds; whatever it does wrong closes this connection and is one line in the log.
 */
abstract class Peer extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(Peer.class);

    private final Duration handshake;
    private @Nullable Future<?> timeOut;
    private boolean closed;

    Peer(Duration handshake) {
        this.handshake = handshake;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        timeOut =
                context.executor()
                        .schedule(
                                () ->
                                        refuse(
                                                context,
                                                "no call within " + handshake.toMillis() + " ms"),
                                handshake.toMillis(),
                                TimeUnit.MILLISECONDS);
        context.fireChannelActive();
    }

    @Override
    public final void channelInactive(ChannelHandlerContext context) {
        closed = true;
        established();
        gone();
        context.fireChannelInactive();
    }

    @Override
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            case DecoderException e when e.getCause() instanceof ProtocolFault fault ->
                    refuse(context, fault.what());
            case DecoderException _ ->
                    refuse(context, "bytes that are not its protocol, or too many of them");
            case IOException _ -> {
                var _ = context.close();
            } // the network's way of saying goodbye
            default -> {
                log.error("a bug closed a media connection", cause);
                closed = true;
                lost();
                var _ = context.close();
            }
        }
    }

    /** The ticket was shown; the peer may be silent from now on, its line watches that. */
    final void established() {
        if (timeOut != null) timeOut.cancel(false);
    }

    /** Closes the connection for {@code why}, half a sentence, with one line in the log. */
    final void refuse(ChannelHandlerContext context, String why) {
        if (closed) return;
        closed = true;
        log.warn("closed media connection {}: {}", context.channel().remoteAddress(), why);
        established();
        lost();
        farewell(context);
    }

    /** Whether nothing more of this peer counts. */
    final boolean isClosed() {
        return closed;
    }

    /** How the connection is closed after something wrong. */
    void farewell(ChannelHandlerContext context) {
        var _ = context.close();
    }

    /** The connection is closed. */
    abstract void gone();

    /**
     * The connection is being closed for something wrong: its call, if there is one, loses its
     * media.
     */
    abstract void lost();

    /** {@link HungUp} for a call whose peer misbehaved. */
    static final HungUp.By MISBEHAVED = HungUp.By.LOST_MEDIA;
}
