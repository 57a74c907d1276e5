package dev.orderline.ivr.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Where callers show, by a code that is sent to the contact on file, that they are who they say:
 * before value or data goes anywhere but to the original payment. Thread-safe; methods wait for the
 * database, at most its statement time-out, and throw {@link DeskFailure} if it is away.
 */
public interface CodeDesk {
    /** Digits of a code. */
    int LENGTH = 6;

    /** How long a code can be told. */
    Duration LIVES = Duration.ofMinutes(10);

    /** A code that was told wrong so often is over. */
    int MAX_WRONG = 3;

    /** So many codes are sent for one order within {@link Verification.Attempts#WINDOW_HOURS}. */
    int MAX_SENT = 5;

    /** Sends a new code; earlier ones are over. The same {@code request} sends one. */
    Sent send(UUID request, Proof proof, Instant at);

    /** Compares what was told with the code that was sent last. It can be told right once. */
    Told tell(Proof proof, String code, Instant at);

    /** What comes of sending. */
    enum Sent {
        BY_EMAIL,
        BY_PHONE,
        /** There is neither on file. */
        NO_CONTACT,
        /** {@link #MAX_SENT} were. */
        TOO_MANY
    }

    /** What comes of telling. */
    sealed interface Told {
        /**
         * @param proof is {@link Proof#isConfirmed}
         */
        record Right(Proof proof) implements Told {}

        /** It can be told again. */
        record Wrong() implements Told {}

        /** None was sent, it is too long ago, or it was told wrong too often. */
        record Over() implements Told {}

        /**
         * Judges what was told.
         *
         * @param matches whether it is the code
         * @param age since the code was sent
         * @param wrong how often it was told wrong before
         */
        static Told judge(Proof proof, boolean matches, Duration age, int wrong) {
            if (age.compareTo(LIVES) > 0 || wrong >= MAX_WRONG) return new Over();
            if (matches) return new Right(new Proof(proof.number(), true));
            return wrong + 1 >= MAX_WRONG ? new Over() : new Wrong();
        }
    }
}
