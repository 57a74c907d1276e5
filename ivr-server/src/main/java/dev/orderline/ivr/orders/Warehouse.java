package dev.orderline.ivr.orders;

import java.time.Instant;
import java.util.UUID;

/**
 * Where the warehouse and the carriers tell how returns go on. Thread-safe; methods wait for the
 * database, at most its statement time-out.
 */
public interface Warehouse {
    /**
     * Takes down a step. With the receipt the stock moves and what is owed for it is set aside to
     * be paid, all in one transaction. The same {@code scan} is taken once.
     *
     * @param scan its id at whoever scanned it
     * @throws DeskFailure if the database is away
     */
    Scanned scan(UUID scan, RmaNumber rma, ReturnStep step, Instant at);

    /** What comes of a scan. */
    sealed interface Scanned {
        /** It is taken down, now or by this scan before. */
        record Taken() implements Scanned {}

        /** There is no such return. */
        record Unknown() implements Scanned {}

        /**
         * That cannot come after what was scanned before.
         *
         * @param now where the return is
         */
        record OutOfOrder(ReturnStep now) implements Scanned {}

        /** This scan has told of another return or step before. */
        record OtherScan() implements Scanned {}
    }
}
