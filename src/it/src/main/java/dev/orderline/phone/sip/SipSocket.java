package dev.orderline.phone.sip;

import dev.orderline.phone.sip.SipMessage.Request;
import dev.orderline.phone.sip.SipMessage.Response;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One UDP port, connected to one SIP server: nobody else is heard. Carries any number of calls up
 * to {@link #MAX_CALLS}; a virtual thread receives, and each call has one of its own. Thread-safe.
 */
public final class SipSocket implements AutoCloseable {
    public static final int MAX_CALLS = 1_000;

    private static final int MAX_IGNORED = 10_000;

    /** A registration is sent again each half second, that many times in all. */
    private static final int REGISTRATIONS = 16;

    private static final Duration REGISTER_AGAIN = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(SipSocket.class);

    /** Hears of calls that come in, on the receiving thread: must not wait. */
    public interface Switchboard {
        void incoming(Incoming incoming);
    }

    /** A call that has come in and waits to be taken. */
    public final class Incoming {
        private final Request invite;

        private Incoming(Request invite) {
            this.invite = invite;
        }

        /** What the server says of the call in a header; empty if it says nothing there. */
        public String header(String name) {
            return invite.headers().first(name).orElse("");
        }

        /**
         * Rings for {@code ringing}, then answers; to be started.
         *
         * @param ours where we want the audio
         */
        public SipCall take(Sdp ours, Duration ringing) {
            return new SipCall(
                    SipSocket.this,
                    Dialog.called(here, invite),
                    new SipCall.Opening.Called(invite, ringing),
                    ours);
        }

        /** Is busy. */
        public void refuse() {
            send(Dialog.reply(invite, 486, "Busy Here"));
        }
    }

    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final InetSocketAddress here;
    private final Switchboard switchboard;
    private final Map<String, SipCall> calls = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Response>> registrations =
            new ConcurrentHashMap<>();
    private final Set<String> ignored = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param bind an address of ours the server can reach; port 0 for any
     * @throws IOException if the port is taken
     */
    public SipSocket(InetSocketAddress bind, InetSocketAddress server, Switchboard switchboard)
            throws IOException {
        this.socket = new DatagramSocket(bind);
        this.server = server;
        this.switchboard = switchboard;
        try {
            socket.connect(server);
        } catch (SocketException e) {
            socket.close();
            throw e;
        }
        this.here = new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
        threads.execute(this::receive);
    }

    /** Our own address. */
    public InetSocketAddress here() {
        return here;
    }

    InetSocketAddress server() {
        return server;
    }

    /**
     * A call to {@code to}, to be started.
     *
     * @param ours where we want the audio
     * @throws IllegalArgumentException if {@code from} or {@code to} holds more than letters,
     *     digits and a few marks
     */
    public SipCall call(String from, String to, Sdp ours) {
        var dialog = Dialog.calling(here, server, from, to);
        return new SipCall(this, dialog, new SipCall.Opening.Calling(), ours);
    }

    /**
     * Tells the server that {@code user} is called here, and waits until it agrees.
     *
     * @param validity whole seconds; zero: is called here no longer
     * @throws IOException if it refuses, or stays silent for 8 s
     * @throws IllegalArgumentException if {@code user} holds more than letters, digits and a few
     *     marks
     */
    public void register(String user, Duration validity) throws IOException, InterruptedException {
        Request request = Dialog.registration(here, server, user, validity.toSeconds());
        var answer = new CompletableFuture<Response>();
        registrations.put(request.callId(), answer);
        try {
            for (int sent = 0; sent < REGISTRATIONS; sent++) {
                send(request);
                try {
                    Response response =
                            answer.get(REGISTER_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                    if (response.isSuccess()) return;
                    throw new IOException("the registration was refused with " + response);
                } catch (TimeoutException _) {
                    // once more
                }
            }
            throw new IOException("nobody answered the registration");
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed so", e);
        } finally {
            registrations.remove(request.callId());
        }
    }

    /** Whatever still comes for {@code call} is passed over in silence. */
    void ignore(SipCall call) {
        if (ignored.size() < MAX_IGNORED) ignored.add(call.callId());
    }

    void send(SipMessage message) {
        byte[] text = SipText.format(message).getBytes(StandardCharsets.ISO_8859_1);
        try {
            socket.send(new DatagramPacket(text, text.length));
        } catch (PortUnreachableException e) {
            calls.values().forEach(SipCall::unreachable);
        } catch (IOException e) {
            if (!socket.isClosed()) LOG.warn("could not send a SIP message: {}", e.toString());
        }
    }

    /** Ends everything at once; calls still up are not said goodbye to. */
    @Override
    public void close() {
        calls.values().forEach(SipCall::stop);
        threads.shutdown(); // each call still tells its listener that it ended
        socket.close();
        threads.close();
    }

    void run(SipCall call) {
        if (calls.size() >= MAX_CALLS) throw new IllegalStateException("too many calls");
        calls.put(call.callId(), call);
        threads.execute(() -> {
            try {
                call.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                calls.remove(call.callId());
            }
        });
    }

    private void receive() {
        byte[] room = new byte[SipText.MAX_LENGTH];
        while (!socket.isClosed()) {
            try {
                var datagram = new DatagramPacket(room, room.length);
                socket.receive(datagram);
                long nanos = System.nanoTime();
                var text = new String(room, 0, datagram.getLength(), StandardCharsets.ISO_8859_1);
                SipText.parse(text).ifPresent(message -> dispatch(message, nanos));
            } catch (PortUnreachableException e) {
                calls.values().forEach(SipCall::unreachable);
            } catch (IOException e) {
                if (!socket.isClosed()) LOG.warn("could not receive SIP: {}", e.toString());
            }
        }
    }

    private void dispatch(SipMessage message, long nanos) {
        if (ignored.contains(message.callId())) return;
        SipCall call = calls.get(message.callId());
        if (call != null) {
            call.received(message, nanos);
            return;
        }
        if (message instanceof Response response && !response.isProvisional()) {
            CompletableFuture<Response> waiting = registrations.get(message.callId());
            if (waiting != null) waiting.complete(response);
        }
        if (!(message instanceof Request request)) return;
        switch (request.method()) {
            case "INVITE" -> {
                if (calls.size() >= MAX_CALLS) send(Dialog.reply(request, 486, "Busy Here"));
                else switchboard.incoming(new Incoming(request));
            }
            case "OPTIONS" -> send(Dialog.reply(request, 200, "OK"));
            case "ACK" -> {}
            default -> send(Dialog.reply(request, 481, "Call/Transaction Does Not Exist"));
        }
    }
}
