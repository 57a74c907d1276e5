package dev.orderline.ivr.asterisk;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Inbound;
import dev.orderline.speech.audio.Line;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line over AudioSocket, where Asterisk neither times nor queues: what we write is on the
 * telephone's wire at once. So frames wait here, and a {@link Pacer} sends one every 20 ms; silence
 * when there is none, since Asterisk ends a call after 2 s without.
 */
final class AudioSocketLine implements Line, Pacer.Paced {
    /** 60 ms: what the call's thread may be late without being heard. */
    static final int LEAD = 3;

    /** More frames than this never wait: 2 s. */
    static final int MAX_PENDING = 100;

    private static final Logger log = LoggerFactory.getLogger(AudioSocketLine.class);

    private final Channel channel;
    private final Pacer pacer;
    private final Reception reception;

    // Guarded by waiting: written by the call's thread, sent by the pacer's.
    private final Queue<Frame> waiting = new ArrayDeque<>();

    private boolean overrun;

    AudioSocketLine(Channel channel, Pacer pacer, Ticker ticker) {
        this.channel = channel;
        this.pacer = pacer;
        reception = new Reception(ticker);
    }

    /** Sends the first silence now, and from now on something every 20 ms. */
    void open() {
        pace(1);
        pacer.add(this);
    }

    @Override
    public Inbound read() throws HungUp, InterruptedException {
        return reception.read();
    }

    @Override
    public void write(Frame frame) throws HungUp {
        reception.check();
        synchronized (waiting) {
            if (waiting.size() < MAX_PENDING) {
                waiting.add(frame);
                return;
            }
        }
        if (!overrun) log.warn("a call speaks faster than it is sent: frames are left out");
        overrun = true;
    }

    @Override
    public int pending() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    @Override
    public int lead() {
        return LEAD;
    }

    @Override
    public int flush() throws HungUp {
        reception.check();
        synchronized (waiting) {
            int dropped = waiting.size();
            waiting.clear();
            return dropped;
        }
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
        pacer.remove(this);
        if (!channel.isActive()) return;
        reception.end(HungUp.By.LOST_MEDIA);
        ByteBuf end = channel.alloc().buffer(AudioSocketMessage.HEADER_BYTES);
        AudioSocketMessage.writeEnd(end);
        var _ = channel.writeAndFlush(end).addListener(ChannelFutureListener.CLOSE);
    }

    // On the pacer's thread.

    @Override
    public void pace(int frames) {
        ByteBuf bytes =
                channel.alloc()
                        .buffer(frames * (AudioSocketMessage.HEADER_BYTES + FrameAssembler.BYTES));
        synchronized (waiting) {
            for (int i = 0; i < frames && !waiting.isEmpty(); i++)
                AudioSocketMessage.write(waiting.remove(), bytes);
        }
        if (!bytes.isReadable()) AudioSocketMessage.write(Frame.SILENCE, bytes);
        if (channel.isWritable()) {
            var _ = channel.writeAndFlush(bytes);
        } else {
            bytes.release(); // the peer does not read: what it misses it misses
        }
    }

    @Override
    public void lost() {
        reception.end(HungUp.By.LOST_MEDIA);
        var _ = channel.close();
    }

    // On the event loop.

    /** Takes 20 ms of the caller, or a key. */
    void arrived(Inbound what) {
        reception.arrived(what);
    }

    /** The far end is gone. */
    void ended(HungUp.By by) {
        pacer.remove(this);
        reception.end(by);
    }
}
