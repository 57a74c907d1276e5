package dev.orderline.phone.sip;

import dev.orderline.phone.sip.SipEvent.Ended;
import dev.orderline.phone.sip.SipEvent.Unanswered;
import dev.orderline.phone.sip.SipEvent.Unanswered.Cause;
import dev.orderline.phone.sip.SipMessage.Request;
import dev.orderline.phone.sip.SipMessage.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The signalling of one call, from INVITE to the end, straight down on a virtual thread of its own.
 * The other methods only post to that thread, from any.
 */
public final class SipCall {
    /** How long a request is repeated before nobody is there (RFC 3261: 64 times T1 is 32 s). */
    private static final Duration REPLY_WITHIN = Duration.ofSeconds(8);

    private static final Duration RING_AT_MOST = Duration.ofSeconds(60);

    /** How long an ended call still answers repeated messages. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    /** More than a call ever has waiting; a flood beyond it is dropped. */
    private static final int MAX_WAITING = 64;

    /** What happens to a call. */
    private sealed interface Signal {
        record Received(SipMessage message, long nanos) implements Signal {}

        record HangUp() implements Signal {}

        record Vanish() implements Signal {}

        record Unreachable() implements Signal {}
    }

    /** How a call begins. */
    sealed interface Opening {
        record Calling() implements Opening {}

        /**
         * @param ringing how long it rings before it is answered
         */
        record Called(Request invite, Duration ringing) implements Opening {}
    }

    private final SipSocket socket;
    private final Dialog dialog;
    private final Opening opening;
    private final String description;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>(MAX_WAITING);
    private Consumer<SipEvent> listener = event -> {};

    SipCall(SipSocket socket, Dialog dialog, Opening opening, Sdp ours) {
        this.socket = socket;
        this.dialog = dialog;
        this.opening = opening;
        this.description = ours.format();
    }

    /**
     * Starts the call, once; {@code hears} is told how it goes, on the call's thread, and must not
     * wait.
     *
     * @throws IllegalStateException with {@link SipSocket#MAX_CALLS} calls already
     */
    public void start(Consumer<SipEvent> hears) {
        listener = hears;
        socket.run(this);
    }

    /** Ends the call: with BYE once it is answered, before that with CANCEL. Does not wait. */
    public void hangUp() {
        signals.offer(new Signal.HangUp());
    }

    /** Stops signalling without a word, as a phone whose battery is empty. */
    public void vanish() {
        socket.ignore(this);
        stop();
    }

    /** Ends the call's thread without a word. */
    void stop() {
        signals.offer(new Signal.Vanish());
    }

    void received(SipMessage message, long nanos) {
        signals.offer(new Signal.Received(message, nanos));
    }

    void unreachable() {
        signals.offer(new Signal.Unreachable());
    }

    String callId() {
        return dialog.callId();
    }

    /** The whole call. */
    void run() throws InterruptedException {
        boolean up =
                switch (opening) {
                    case Opening.Calling _ -> invite();
                    case Opening.Called(Request invite, Duration ringing) ->
                            accept(invite, ringing);
                };
        if (up) stayUp();
        linger();
    }

    /** Whether our INVITE led to a call. */
    private boolean invite() throws InterruptedException {
        Request invite = dialog.invite(description);
        var repeat = new Repeat(REPLY_WITHIN);
        boolean reached = false;
        socket.send(invite);
        while (true) {
            switch (next(repeat)) {
                case null -> {
                    if (reached) return withdraw(Cause.RANG_TOO_LONG, invite, true);
                    if (repeat.givesUp()) return unanswered(Cause.NOBODY_THERE);
                    socket.send(invite);
                    repeat.repeated();
                }
                case Signal.Received(Response response, long nanos)
                        when dialog.answersInvite(response) -> {
                    if (!response.isProvisional()) return answered(response, nanos);
                    if (!reached) repeat = Repeat.onceAfter(RING_AT_MOST);
                    reached = true;
                    if (response.status() > 100) listener.accept(new SipEvent.Ringing());
                    description(response)
                            .ifPresent(far -> listener.accept(new SipEvent.Media(far)));
                }
                case Signal.HangUp _ -> {
                    return withdraw(Cause.CANCELLED, invite, reached);
                }
                case Signal.Vanish _ -> {
                    return unanswered(Cause.CANCELLED);
                }
                case Signal.Unreachable _ -> {
                    return unanswered(Cause.NOBODY_THERE);
                }
                case Signal.Received _ -> {} // nothing we asked for
            }
        }
    }

    private boolean answered(Response response, long nanos) throws InterruptedException {
        if (!response.isSuccess()) {
            socket.send(dialog.acknowledge(response));
            listener.accept(new SipEvent.Refused(response.status(), response.reason()));
            return false;
        }
        dialog.established(response);
        socket.send(dialog.acknowledge(response));
        Optional<Sdp> far = description(response);
        if (far.isEmpty()) {
            bye();
            return unanswered(Cause.NO_COMMON_AUDIO);
        }
        listener.accept(new SipEvent.Answered(far.get(), nanos));
        return true;
    }

    /**
     * Takes our INVITE back. A CANCEL may be sent only when the far end has replied (RFC 3261,
     * section 9.1), and it may cross with an answer, which then is hung up.
     */
    private boolean withdraw(Cause cause, Request invite, boolean replied)
            throws InterruptedException {
        var repeat = new Repeat(REPLY_WITHIN);
        boolean reached = replied;
        if (reached) socket.send(dialog.cancel());
        while (!repeat.givesUp()) {
            switch (next(repeat)) {
                case null -> {
                    socket.send(reached ? dialog.cancel() : invite);
                    repeat.repeated();
                }
                case Signal.Received(Response response, long _)
                        when dialog.answersInvite(response) -> {
                    if (response.isProvisional()) {
                        if (!reached) socket.send(dialog.cancel());
                        reached = true;
                    } else {
                        if (response.isSuccess()) dialog.established(response);
                        socket.send(dialog.acknowledge(response));
                        if (response.isSuccess()) bye();
                        return unanswered(cause);
                    }
                }
                case Signal.Vanish _, Signal.Unreachable _ -> {
                    return unanswered(cause);
                }
                case Signal.HangUp _, Signal.Received _ -> {}
            }
        }
        return unanswered(cause);
    }

    /** Whether the far end's INVITE led to a call. */
    private boolean accept(Request invite, Duration ringing) throws InterruptedException {
        Optional<Sdp> far = description(invite);
        if (far.isEmpty()) {
            socket.send(dialog.response(invite, 488, "Not Acceptable Here", ""));
            return unanswered(Cause.NO_COMMON_AUDIO);
        }
        if (!ring(invite, ringing)) return unanswered(Cause.CANCELLED);
        listener.accept(new SipEvent.Answered(far.get(), System.nanoTime()));
        return confirmed(invite);
    }

    /** Rings for a while; false if either side gave up meanwhile. */
    private boolean ring(Request invite, Duration ringing) throws InterruptedException {
        Response rings = dialog.response(invite, 180, "Ringing", "");
        var repeat = Repeat.onceAfter(ringing);
        socket.send(rings);
        listener.accept(new SipEvent.Ringing());
        while (true) {
            switch (next(repeat)) {
                case null -> {
                    return true;
                }
                case Signal.Received(Request request, long _) -> {
                    switch (request.method()) {
                        case "INVITE" -> socket.send(rings);
                        case "CANCEL" -> {
                            socket.send(dialog.response(request, 200, "OK", ""));
                            socket.send(dialog.response(invite, 487, "Request Terminated", ""));
                            return false;
                        }
                        default -> refuse(request);
                    }
                }
                case Signal.HangUp _ -> {
                    socket.send(dialog.response(invite, 486, "Busy Here", ""));
                    return false;
                }
                case Signal.Vanish _, Signal.Unreachable _ -> {
                    return false;
                }
                case Signal.Received _ -> {}
            }
        }
    }

    /** Answers, until the far end has confirmed it; false if the call ended instead. */
    private boolean confirmed(Request invite) throws InterruptedException {
        Response accepted = dialog.response(invite, 200, "OK", description);
        var repeat = new Repeat(REPLY_WITHIN);
        socket.send(accepted);
        while (true) {
            switch (next(repeat)) {
                case null -> {
                    if (repeat.givesUp()) return hungUp();
                    socket.send(accepted);
                    repeat.repeated();
                }
                case Signal.Received(Request request, long nanos) -> {
                    switch (request.method()) {
                        case "ACK" -> {
                            return true;
                        }
                        case "INVITE" -> socket.send(accepted);
                        case "CANCEL" -> socket.send(dialog.response(request, 200, "OK", ""));
                        case "BYE" -> {
                            return theyHungUp(request, nanos);
                        }
                        default -> refuse(request);
                    }
                }
                case Signal.HangUp _ -> {
                    return hungUp();
                }
                case Signal.Vanish _, Signal.Unreachable _ -> {
                    return ended(Ended.By.NOBODY, System.nanoTime());
                }
                case Signal.Received _ -> {}
            }
        }
    }

    /** The call is up, until somebody ends it. */
    private void stayUp() throws InterruptedException {
        boolean up = true;
        while (up) {
            switch (signals.take()) {
                case Signal.Received(Request request, long nanos) -> {
                    if (request.method().equals("BYE")) up = theyHungUp(request, nanos);
                    else respond(request);
                }
                case Signal.Received(Response response, long _) -> acknowledgeAgain(response);
                case Signal.HangUp _ -> up = hungUp();
                case Signal.Vanish _ -> up = ended(Ended.By.NOBODY, System.nanoTime());
                case Signal.Unreachable _ -> {} // of another call, or passing: the media will tell
            }
        }
    }

    private boolean hungUp() throws InterruptedException {
        long nanos = System.nanoTime();
        bye();
        return ended(Ended.By.US, nanos);
    }

    private boolean theyHungUp(Request bye, long nanos) {
        socket.send(dialog.response(bye, 200, "OK", ""));
        return ended(Ended.By.THEM, nanos);
    }

    private boolean ended(Ended.By by, long nanos) {
        listener.accept(new Ended(by, nanos));
        return false;
    }

    private boolean unanswered(Cause cause) {
        listener.accept(new Unanswered(cause));
        return false;
    }

    private void respond(Request request) {
        switch (request.method()) {
            case "ACK" -> {}
            case "INVITE" -> {
                Optional<Sdp> far = description(request);
                if (far.isEmpty() && !request.body().isEmpty()) {
                    socket.send(dialog.response(request, 488, "Not Acceptable Here", ""));
                } else {
                    far.ifPresent(moved -> listener.accept(new SipEvent.Media(moved)));
                    socket.send(dialog.response(request, 200, "OK", description));
                }
            }
            default -> refuse(request);
        }
    }

    private void refuse(Request request) {
        if (request.method().equals("OPTIONS"))
            socket.send(dialog.response(request, 200, "OK", ""));
        else socket.send(dialog.response(request, 405, "Method Not Allowed", ""));
    }

    /** Says goodbye, and waits until the far end has heard it or stays silent. */
    private void bye() throws InterruptedException {
        Request bye = dialog.bye();
        var repeat = new Repeat(REPLY_WITHIN);
        socket.send(bye);
        while (true) {
            switch (next(repeat)) {
                case null -> {
                    if (repeat.givesUp()) return;
                    socket.send(bye);
                    repeat.repeated();
                }
                case Signal.Received(Response response, long _) -> {
                    if (response.sequenceMethod().equals("BYE") && !response.isProvisional())
                        return;
                    acknowledgeAgain(response);
                }
                case Signal.Received(Request request, long _)
                        when request.method().equals("BYE") -> {
                    socket.send(dialog.response(request, 200, "OK", ""));
                    return; // both said goodbye at once
                }
                case Signal.Vanish _, Signal.Unreachable _ -> {
                    return;
                }
                case Signal.Received _, Signal.HangUp _ -> {}
            }
        }
    }

    /** Answers what the far end repeats because our last word was lost. */
    private void linger() throws InterruptedException {
        var once = Repeat.onceAfter(LINGER);
        while (true) {
            switch (next(once)) {
                case null -> {
                    return;
                }
                case Signal.Received(Request request, long _) -> {
                    if (request.method().equals("BYE"))
                        socket.send(dialog.response(request, 200, "OK", ""));
                }
                case Signal.Received(Response response, long _) -> acknowledgeAgain(response);
                case Signal.Vanish _ -> {
                    return;
                }
                case Signal.HangUp _, Signal.Unreachable _ -> {}
            }
        }
    }

    private void acknowledgeAgain(Response response) {
        if (dialog.answersInvite(response) && !response.isProvisional())
            socket.send(dialog.acknowledge(response));
    }

    /**
     * Where the far end wants its audio: only at its own address, so that we send none elsewhere.
     */
    private Optional<Sdp> description(SipMessage message) {
        return Sdp.parse(message.body())
                .filter(far -> far.audio().getAddress().equals(socket.server().getAddress()));
    }

    /** The next signal; null when it is time to repeat. */
    private @Nullable Signal next(Repeat repeat) throws InterruptedException {
        return signals.poll(repeat.nanosLeft(), TimeUnit.NANOSECONDS);
    }

    /**
     * When to send a message again: after 0.5 s, 1 s, 2 s, then every 4 s (RFC 3261's T1 and T2).
     */
    private static final class Repeat {
        private static final long FIRST = Duration.ofMillis(500).toNanos();
        private static final long LONGEST = Duration.ofSeconds(4).toNanos();

        private final long until;
        private long interval = FIRST;
        private long next;

        Repeat(Duration atMost) {
            long now = System.nanoTime();
            until = now + atMost.toNanos();
            next = now + FIRST;
        }

        /** One time only, after {@code pause}. */
        static Repeat onceAfter(Duration pause) {
            var once = new Repeat(pause);
            once.next = once.until;
            return once;
        }

        long nanosLeft() {
            return Math.min(next, until) - System.nanoTime();
        }

        void repeated() {
            interval = Math.min(2 * interval, LONGEST);
            next += interval;
        }

        boolean givesUp() {
            return System.nanoTime() - until >= 0;
        }
    }
}
