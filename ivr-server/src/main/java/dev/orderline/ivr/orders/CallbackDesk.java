package dev.orderline.ivr.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where callers leave word that they want to be called back. Thread-safe; methods wait for the
 * database, at most its statement time-out.
 */
public interface CallbackDesk {
    /** Most open callbacks to one number: who is called about three things is called about all. */
    int MAX_OPEN = 3;

    /**
     * Notes a callback, durably before it answers. A {@code request} that has noted one notes no
     * other and gets the same answer, also when it has been done since.
     *
     * @param call a reference to the call in which it is asked for
     * @throws DeskFailure if the database is away
     * @throws IllegalArgumentException if {@link Callback} has no such topic or reference, or this
     *     request has noted something else before
     */
    Noted note(UUID request, CallerNumber number, String topic, String call, Instant at);

    /**
     * Callbacks that are not done, oldest first.
     *
     * @param limit most of them to be told
     * @throws DeskFailure if the database is away
     */
    List<Callback> open(int limit);

    /**
     * Marks a callback as done, once.
     *
     * @param who the person who has done it, 1 to 100 characters
     * @return false if it was done before, or there is none of this id
     * @throws DeskFailure if the database is away
     */
    boolean done(UUID id, String who, Instant at);

    /** What comes of asking to be called back. */
    sealed interface Noted {
        /** It is noted, now or by this request before. */
        record New(Callback callback) implements Noted {}

        /**
         * The number has {@link #MAX_OPEN} open callbacks; none was added.
         *
         * @param callback the oldest of them
         */
        record AlreadyWaiting(Callback callback) implements Noted {}

        /** The number was withheld: there is nothing to dial. */
        record NoNumber() implements Noted {}
    }
}
