package dev.orderline.ivr.agi;

import dev.orderline.ivr.agi.GuardedScripts.Guarded;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.Lifeboat;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks by keys with callers for whom no server is there, each with the secret as its first
 * argument:
 *
 * <ul>
 *   <li>{@code AGI(agi://host:port/begin,<secret>)} holds a call from its beginning, if we are
 *       open; it sets what {@code admit} of {@link FastAgi} sets, at once.
 *   <li>{@code AGI(agi://host:port/continue,<secret>,<call id>)} goes on with a call whose server
 *       has died.
 * </ul>
 *
 * <p>Each answers the call, holds it to its end, and then sets what {@code next} sets. What cannot
 * be held gets {@code ORDERLINE_NEXT=fallback}.
 */
public final class LifeboatAgi implements AutoCloseable {
    /**
     * A conversation by keys: half an hour in all; an answer of Asterisk comes when a sound or a
     * wait is over, and none lasts this long; and two lines a sound.
     */
    static final AgiLimits LIMITS =
            new AgiLimits(Duration.ofMinutes(30), Duration.ofSeconds(90), 20_000);

    private static final Logger log = LoggerFactory.getLogger(LifeboatAgi.class);

    private final Lifeboat lifeboat;
    private final AgiListener listener;

    /**
     * Binds and answers from now on.
     *
     * @param address should be loopback: the secret travels in the clear; port 0 takes a free one
     * @throws IOException if the address cannot be bound
     */
    public LifeboatAgi(InetSocketAddress address, AgiSecret secret, Lifeboat lifeboat)
            throws IOException {
        this.lifeboat = lifeboat;
        var scripts =
                Map.of(
                        "begin", new Guarded(1, this::begin),
                        "continue", new Guarded(2, this::goOn));
        listener = new AgiListener(address, LIMITS, new GuardedScripts(secret, scripts));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /** Takes no more calls; those under way get a moment, then they are cut off. */
    @Override
    public void close() {
        listener.close();
    }

    private interface Conversation {
        Optional<Outcome> hold(AgiKeypad keypad) throws InterruptedException;
    }

    private void begin(AgiRequest request, AgiChannel dialplan) {
        Caller caller = Requests.callerOfDialled(request);
        Route route = lifeboat.admit(caller);
        Variables.set(dialplan, Variables.of(route));
        switch (route) {
            case Route.Converse(CallId id, _) ->
                    hold(dialplan, keypad -> Optional.of(lifeboat.begin(id, caller, keypad)));
            case Route.Closed _, Route.Queue _ -> {}
        }
    }

    private void goOn(AgiRequest request, AgiChannel dialplan) {
        Optional<CallId> id = CallId.parse(request.getArguments()[1]);
        if (id.isEmpty()) Variables.set(dialplan, Variables.FALL_BACK);
        else
            hold(
                    dialplan,
                    keypad -> lifeboat.goOn(id.get(), Requests.callerOfDialled(request), keypad));
    }

    /** Answers the call, if nobody has, holds it, and says where it goes. */
    private static void hold(AgiChannel dialplan, Conversation conversation) {
        Optional<Outcome> outcome = Optional.empty();
        try {
            dialplan.answer();
            outcome = conversation.hold(new AgiKeypad(dialplan));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (AgiException gone) {
            log.debug("the caller hung up before anything was said", gone);
        } catch (RuntimeException failed) {
            log.error("a call cannot be held by keys; the dialplan takes it elsewhere", failed);
        }
        Variables.set(dialplan, outcome.map(Variables::of).orElse(Variables.FALL_BACK));
    }
}
