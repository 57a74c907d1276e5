package dev.orderline.ivr.asterisk;

import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Inbound;
import dev.orderline.speech.audio.Line;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line over chan_websocket. Asterisk times our frames; we only keep its queue filled and know how
 * long it is. The call's thread uses it as a {@link Line}; the event loop brings what arrives.
 */
final class WebSocketLine implements Line {
    /**
     * 100 ms: a pause of ours shorter than that is not heard, and a barge-in has little to flush.
     */
    static final int LEAD = 5;

    /** Every 200 ms Asterisk tells how far it is. */
    static final int FRAMES_PER_MARK = 10;

    private static final Logger log = LoggerFactory.getLogger(WebSocketLine.class);

    private final Channel channel;
    private final Reception reception;
    private final Playout playout;
    private boolean overrun;

    WebSocketLine(Channel channel, Ticker ticker) {
        this.channel = channel;
        reception = new Reception(ticker);
        playout = new Playout(ticker);
    }

    @Override
    public Inbound read() throws HungUp, InterruptedException {
        return reception.read();
    }

    @Override
    public void write(Frame frame) throws HungUp {
        reception.check();
        if (!playout.hasRoom() || !channel.isWritable()) {
            if (!overrun)
                log.warn("a call speaks faster than Asterisk takes it: frames are left out");
            overrun = true;
            return;
        }
        ByteBuf bytes = channel.alloc().buffer(FrameAssembler.BYTES);
        FrameAssembler.write(frame, bytes);
        long mark = playout.wrote();
        var _ = channel.writeAndFlush(new BinaryWebSocketFrame(bytes));
        if (mark % FRAMES_PER_MARK == 0) send(MediaCommand.mark(mark));
    }

    @Override
    public int pending() {
        return playout.pending();
    }

    @Override
    public int lead() {
        return LEAD;
    }

    @Override
    public int flush() throws HungUp {
        reception.check();
        send(MediaCommand.FLUSH);
        return playout.flush();
    }

    @Override
    public int filled() {
        return reception.filled();
    }

    @Override
    public int dropped() {
        return reception.dropped();
    }

    @Override
    public void close() {
        if (!channel.isActive()) return;
        reception.end(HungUp.By.LOST_MEDIA);
        var _ =
                channel.writeAndFlush(
                                new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE, ""))
                        .addListener(ChannelFutureListener.CLOSE);
    }

    // On the event loop.

    /** Takes 20 ms of the caller. */
    void arrived(Frame frame) {
        reception.arrived(frame);
    }

    /** Takes what Asterisk says. */
    void on(MediaEvent event) throws ProtocolFault {
        switch (event) {
            case MediaEvent.Started _ -> throw new ProtocolFault("a second MEDIA_START");
            case MediaEvent.KeyReleased(char key) -> {
                if (Keys.isKey(key)) reception.arrived(new Digit(key));
            }
            case MediaEvent.MarkReached(String mark) -> {
                if (mark.matches("[0-9]{1,18}")) playout.reached(Long.parseLong(mark));
            }
            case MediaEvent.Full(boolean full) -> playout.refused(full);
            case MediaEvent.Complaint _ ->
                    log.warn("Asterisk did not understand a command of ours");
            case MediaEvent.Other _ -> {}
        }
    }

    /** The far end is gone. */
    void ended(HungUp.By by) {
        reception.end(by);
    }

    private void send(String text) {
        var _ = channel.writeAndFlush(new TextWebSocketFrame(text));
    }
}
