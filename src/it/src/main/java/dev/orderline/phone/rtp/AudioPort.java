package dev.orderline.phone.rtp;

import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Both directions of one call's audio. From {@link #start} to {@link #stop} a packet goes out every
 * 20 ms, with silence when there is nothing to say. Only the far end the call was agreed with is
 * heard. Thread-safe.
 */
public final class AudioPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AudioPort.class);

    /** Where the far end is, and what it takes. */
    private record Far(InetSocketAddress address, OptionalInt keysType) {}

    private final AudioPorts ports;
    private final DatagramChannel channel;
    private final AudioListener listener;
    private final InetSocketAddress here;
    private final Tape tape = new Tape();
    private final Talker talker;
    private volatile @Nullable Far far;
    private @Nullable Future<?> sending;

    AudioPort(AudioPorts ports, DatagramChannel channel, AudioListener listener)
            throws IOException {
        this.ports = ports;
        this.channel = channel;
        this.listener = listener;
        this.here = (InetSocketAddress) channel.getLocalAddress();
        this.talker = new Talker(tape, listener);
    }

    /** Where the far end is to send its audio. */
    public InetSocketAddress here() {
        return here;
    }

    /** Says where the far end is; from now on it is heard. May change in mid-call. */
    public void connect(InetSocketAddress address, OptionalInt keysType) {
        far = new Far(address, keysType);
    }

    /** The call was answered at {@code nanos}: packets go out from now on. */
    public synchronized void start(long nanos) {
        if (sending != null) return;
        tape.started(nanos);
        sending = ports.every20ms(this::sendNext);
    }

    /** The call is over: nothing more goes out, what was to be said is dropped. */
    public synchronized void stop() {
        talker.silence();
        if (sending != null) sending.cancel(false);
        tape.stopped(System.nanoTime());
    }

    /**
     * Says {@code sound} after what is still to be said, but not before {@code nanos}.
     *
     * @throws IllegalStateException with more than ten minutes to say
     */
    public void say(List<Frame> sound, long nanos) {
        talker.say(sound, nanos);
    }

    /**
     * Presses {@code digits} after what is still to be said, but not before {@code nanos}.
     *
     * @throws IllegalStateException if the far end takes no keys
     */
    public void press(List<Digit> digits, long nanos) {
        Far agreed = far;
        if (agreed != null && agreed.keysType().isEmpty())
            throw new IllegalStateException("the far end takes no keys");
        for (Digit digit : digits) talker.press(digit, nanos);
    }

    /**
     * Waits until everything has been said; false if that takes longer or the call ended meanwhile.
     */
    public boolean awaitSaid(Duration atMost) throws InterruptedException {
        return talker.awaitSaid(atMost);
    }

    /** When our last loud packet went out, or our last key was released; 0 before any. */
    public long lastSaidNanos() {
        return talker.lastSaidNanos();
    }

    public Tape tape() {
        return tape;
    }

    @Override
    public void close() {
        stop();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("could not close an audio port: {}", e.toString());
        }
    }

    private void sendNext() {
        Far to = far;
        if (to == null) return;
        Optional<RtpPacket> next =
                talker.next(System.nanoTime(), to.keysType().orElse(Talker.PCMU));
        try {
            if (next.isPresent()) channel.send(next.get().datagram(), to.address());
        } catch (ClosedChannelException e) {
            LOG.debug("audio port closed");
        } catch (IOException e) {
            LOG.warn("a packet of audio was not sent: {}", e.toString());
        }
    }

    /** Takes a datagram from anywhere. */
    void received(InetSocketAddress from, ByteBuffer datagram, long nanos) {
        Far agreed = far;
        if (agreed == null || !agreed.address().equals(from)) return;
        Optional<RtpPacket> packet = RtpPacket.parse(datagram);
        if (packet.isEmpty()) return;
        var heard = new Tape.Heard(nanos, packet.get());
        tape.add(heard);
        listener.heard(nanos, heard.loud());
    }
}
