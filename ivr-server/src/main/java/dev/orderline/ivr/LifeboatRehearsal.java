package dev.orderline.ivr;

import dev.orderline.ivr.call.CallArchive;
import dev.orderline.ivr.call.CallEvent;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.Keypad;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.speech.audio.Digit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A call by keys that nobody makes, and of which nothing is kept: a caller who presses nothing. Run
 * once before the first caller comes, it loads what a call needs.
 */
final class LifeboatRehearsal implements Keypad, CallArchive {
    static final Caller CALLER = new Caller(CallerNumber.WITHHELD, "100");

    @Override
    public Optional<Digit> play(List<String> sounds, boolean interruptible) {
        return Optional.empty();
    }

    @Override
    public Optional<Digit> await(Duration atMost) {
        return Optional.empty();
    }

    @Override
    public void on(CallEvent event) {}

    @Override
    public boolean settle(CallId call, Duration atMost) {
        return true;
    }

    @Override
    public Optional<Outcome> find(CallId id) {
        return Optional.empty();
    }
}
