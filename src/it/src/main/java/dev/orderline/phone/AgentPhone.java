package dev.orderline.phone;

import dev.orderline.phone.rtp.AudioPort;
import dev.orderline.phone.rtp.AudioPorts;
import dev.orderline.phone.sip.Sdp;
import dev.orderline.phone.sip.SipSocket;
import dev.orderline.speech.audio.Frame;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The telephone on a person's desk: it registers, is called by the SIP server, rings for a while,
 * answers and says something. For tests in which a person answers. Thread-safe; closing hangs up.
 */
public final class AgentPhone implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentPhone.class);

    /** More calls than this find it busy. */
    private static final int MAX_CALLS = 100;

    private final Duration ringing;
    private final List<Frame> greeting;
    private final AudioPorts ports;
    private final SipSocket socket;
    private final Queue<PhoneCall> calls = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Ringing> rings = new LinkedBlockingQueue<>(MAX_CALLS);

    /**
     * A call that has come in.
     *
     * @param reason why the caller was handed over, as the dialplan's header says; may be empty
     * @param order the order it is about; may be empty
     * @param outcome completed with the call once it is answered, or with why it was not
     */
    public record Ringing(String reason, String order, CompletableFuture<Answer> outcome) {
        /**
         * The call, once answered, or why it was not: {@link Answer.Unanswered} when the caller
         * gave up.
         *
         * @throws TimeoutException if it still rings then
         */
        public Answer await(Duration atMost) throws InterruptedException, TimeoutException {
            try {
                return outcome.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException("never completed so", e);
            }
        }
    }

    /**
     * @param here where the server calls it: a fixed port of the dialplan's, or 0 for any
     * @param server the only peer it listens to
     * @param greeting what it says when it has answered
     * @throws IOException if the port is taken
     */
    public AgentPhone(
            InetSocketAddress here,
            InetSocketAddress server,
            Duration ringing,
            List<Frame> greeting)
            throws IOException {
        this.ringing = ringing;
        this.greeting = List.copyOf(greeting);
        this.ports = new AudioPorts(here.getAddress());
        try {
            this.socket = new SipSocket(here, server, this::incoming);
        } catch (IOException e) {
            ports.close();
            throw e;
        }
    }

    /** Where it is called. */
    public InetSocketAddress here() {
        return socket.here();
    }

    /**
     * Registers at the server as {@code user}, for as long as {@code validity}.
     *
     * @throws IOException if the server refuses, or stays silent
     */
    public void register(String user, Duration validity) throws IOException, InterruptedException {
        socket.register(user, validity);
    }

    /** The next call that came in, in their order; empty if none comes in time. */
    public Optional<Ringing> awaitRinging(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(rings.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        calls.forEach(PhoneCall::cancel);
        socket.close();
        ports.close();
    }

    /** On the thread that receives: starts the call and returns. */
    private void incoming(SipSocket.Incoming incoming) {
        try {
            var ear = new Ear(moment -> {});
            AudioPort audio = ports.open(ear.packets());
            var call = new PhoneCall(incoming.take(Sdp.at(audio.here()), ringing), audio, ear);
            var ringing =
                    new Ringing(
                            incoming.header("X-Orderline-Reason"),
                            incoming.header("X-Orderline-Order"),
                            call.answer().thenApply(this::answered));
            if (!rings.offer(ringing)) {
                audio.close();
                incoming.refuse();
                return;
            }
            calls.add(call);
            call.start();
        } catch (IOException e) {
            LOG.warn("no port for a call's audio: {}", e.toString());
            incoming.refuse();
        }
    }

    /** On the call's signalling thread. */
    private Answer answered(Answer answer) {
        if (answer instanceof Answer.Accepted(PhoneCall call)) call.play(greeting);
        return answer;
    }
}
