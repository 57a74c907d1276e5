package dev.orderline.ivr.agi;

import dev.orderline.ivr.call.Keypad;
import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.SpeechFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiHangupException;
import org.asteriskjava.fastagi.AgiNetworkException;

/**
 * A caller's telephone, reached by FastAGI's STREAM FILE and WAIT FOR DIGIT. Sounds are names of
 * files below Asterisk's sounds, or absolute ones, without their ending.
 */
final class AgiKeypad implements Keypad {
    private static final String EVERY_KEY = "0123456789*#";

    /** Keys pressed ahead that are kept; more would be somebody playing. */
    private static final int MAX_AHEAD = 32;

    private final AgiChannel dialplan;
    private final Queue<Digit> ahead = new ArrayDeque<>();

    AgiKeypad(AgiChannel dialplan) {
        this.dialplan = dialplan;
    }

    @Override
    public Optional<Digit> play(List<String> sounds, boolean interruptible) throws HungUp {
        if (interruptible && !ahead.isEmpty()) return Optional.of(ahead.remove());
        for (String sound : sounds) {
            Optional<Digit> key = play(sound, 0);
            while (key.isPresent()) {
                if (interruptible) return key;
                if (ahead.size() < MAX_AHEAD) ahead.add(key.get());
                key = play(sound, position());
            }
        }
        return Optional.empty();
    }

    /** A sound from its sample {@code from} on, to its end or a key. */
    private Optional<Digit> play(String sound, int from) throws HungUp {
        Optional<Digit> key = pressed(() -> dialplan.streamFile(sound, EVERY_KEY, from));
        // Of a file that is not there Asterisk says that it has come to its end, at the beginning.
        if (key.isEmpty() && from == 0 && position() == 0)
            throw new SpeechFailure("play a sound that Asterisk does not have");
        return key;
    }

    /** At which sample the last sound has stopped. */
    private int position() {
        return Integer.parseInt(
                Optional.ofNullable(dialplan.getLastReply().getAttribute("endpos")).orElse("0"));
    }

    @Override
    public Optional<Digit> await(Duration atMost) throws HungUp {
        return ahead.isEmpty()
                ? pressed(() -> dialplan.waitForDigit((int) atMost.toMillis()))
                : Optional.of(ahead.remove());
    }

    private interface Command {
        char send() throws AgiException;
    }

    /**
     * What a command gives: a key that we know, or none.
     *
     * @throws SpeechFailure if Asterisk does not understand it
     */
    private Optional<Digit> pressed(Command command) throws HungUp {
        try {
            char key = command.send();
            // The library gives "no key" for the -1 by which Asterisk tells that the caller is
            // gone.
            if (dialplan.getLastReply().getResultCode() < 0) throw new HungUp(HungUp.By.CALLER);
            return EVERY_KEY.indexOf(key) < 0 ? Optional.empty() : Optional.of(new Digit(key));
        } catch (AgiHangupException gone) {
            // Asterisk says so, or closes the connection, as AGIEXITONHANGUP has it.
            throw new HungUp(HungUp.By.CALLER);
        } catch (AgiNetworkException lost) {
            throw new HungUp(HungUp.By.LOST_MEDIA);
        } catch (AgiException refused) {
            throw new SpeechFailure("have Asterisk play or wait", refused);
        }
    }
}
