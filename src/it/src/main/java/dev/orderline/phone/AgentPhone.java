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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The telephone on a person's desk: it is called by the SIP server, rings for a while, answers and
 * says something. For tests in which a person answers. Thread-safe; closing hangs up.
 */
public final class AgentPhone implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentPhone.class);

    /** More calls than this find it busy. */
    private static final int MAX_CALLS = 100;

    private final Duration ringing;
    private final List<Frame> greeting;
    private final AudioPorts ports;
    private final SipSocket socket;
    private final BlockingQueue<PhoneCall> calls = new LinkedBlockingQueue<>(MAX_CALLS);

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

    /** The next call that was answered, in their order; empty if none comes in time. */
    public Optional<PhoneCall> awaitCall(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(calls.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        calls.forEach(PhoneCall::close);
        socket.close();
        ports.close();
    }

    /** On the thread that receives: starts the call and returns. */
    private void incoming(SipSocket.Incoming incoming) {
        try {
            var ear = new Ear(moment -> {});
            AudioPort audio = ports.open(ear.packets());
            var call = new PhoneCall(incoming.take(Sdp.at(audio.here()), ringing), audio, ear);
            CompletableFuture<Void> _ = call.answer().thenAccept(this::answered);
            call.start();
        } catch (IOException e) {
            LOG.warn("no port for a call's audio: {}", e.toString());
            incoming.refuse();
        }
    }

    /** On the call's signalling thread. */
    private void answered(Answer answer) {
        switch (answer) {
            case Answer.Accepted(PhoneCall call) -> {
                call.play(greeting);
                if (!calls.offer(call)) call.cancel();
            }
            case Answer.Refused _, Answer.Unanswered _ -> {}
        }
    }
}
