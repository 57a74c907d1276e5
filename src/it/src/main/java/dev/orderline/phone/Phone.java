package dev.orderline.phone;

import dev.orderline.phone.rtp.AudioPort;
import dev.orderline.phone.rtp.AudioPorts;
import dev.orderline.phone.sip.Sdp;
import dev.orderline.phone.sip.SipSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/**
 * A telephone that calls through one SIP server, as many calls at once as asked for. Calls that
 * come in find it busy; {@link AgentPhone} takes them. Thread-safe. Closing ends what is left of
 * its calls without a goodbye, so close those first.
 *
 * <pre>{@code
 * try (Phone phone = Phone.open(server)) {
 *     if (phone.dial("15551234", "100").await() instanceof Answer.Accepted(PhoneCall call)) {
 *         try (call) {
 *             call.ear().awaitPromptEnd(call.answeredNanos(), quiet, atMost);
 *             call.play(question);
 *             ...
 *         }
 *     }
 * }
 * }</pre>
 */
public final class Phone implements AutoCloseable {
    private final AudioPorts ports;
    private final SipSocket socket;

    private Phone(AudioPorts ports, SipSocket socket) {
        this.ports = ports;
        this.socket = socket;
    }

    /**
     * A phone on a free port.
     *
     * @param server the SIP server's UDP address
     * @throws IOException if the system grants no port
     */
    public static Phone open(InetSocketAddress server) throws IOException {
        InetSocketAddress here = towards(server);
        var ports = new AudioPorts(here.getAddress());
        try {
            return new Phone(ports, new SipSocket(here, server, SipSocket.Incoming::refuse));
        } catch (IOException e) {
            ports.close();
            throw e;
        }
    }

    /** Calls {@code to}; does not wait. */
    public Dialing dial(String from, String to) {
        return dial(from, to, moment -> {});
    }

    /**
     * Calls {@code to}; does not wait.
     *
     * @param from the caller id shown: letters, digits and a few marks, as {@code to}
     * @param watcher is told of every moment of the call, on the threads that carry it: must not
     *     wait
     * @throws IllegalArgumentException if {@code from} or {@code to} is no number or extension
     * @throws IllegalStateException with {@link SipSocket#MAX_CALLS} calls already
     */
    public Dialing dial(String from, String to, Consumer<Moment> watcher) {
        var ear = new Ear(watcher);
        AudioPort audio = port(ear);
        try {
            var call = new PhoneCall(socket.call(from, to, Sdp.at(audio.here())), audio, ear);
            call.start();
            return new Dialing(call);
        } catch (IllegalArgumentException | IllegalStateException e) {
            audio.close();
            throw e;
        }
    }

    private AudioPort port(Ear ear) {
        try {
            return ports.open(ear.packets());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the call's audio", e);
        }
    }

    @Override
    public void close() {
        socket.close();
        ports.close();
    }

    /** Our address from which {@code server} can be reached, with any port. */
    static InetSocketAddress towards(InetSocketAddress server) throws IOException {
        try (var probe = new DatagramSocket()) {
            probe.connect(server); // sends nothing
            return new InetSocketAddress(probe.getLocalAddress(), 0);
        }
    }
}
