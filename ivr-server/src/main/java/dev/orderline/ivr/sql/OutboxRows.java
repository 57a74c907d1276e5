package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.outbox.EventSink.Event;
import dev.orderline.ivr.outbox.LabelMaker.Parcel;
import dev.orderline.ivr.outbox.PaymentProvider.Reversal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What is to be done outside, as rows of the outbox. An entry's id is made of what it is about:
 * what is written down twice is there once.
 */
final class OutboxRows {
    /** On which workers are told that there is something new. */
    static final String NEWS = "orderline_outbox";

    /**
     * Keeps what is added from being told in this transaction: who adds it looks again anyhow. A
     * transaction that tells keeps all others that tell waiting until it has reached the disk.
     */
    static final String UNTOLD = "set_config('orderline.untold', 'yes', true)";

    private OutboxRows() {}

    static void payBack(Handle handle, Reversal reversal, Instant at) {
        insert(handle, reversal.key(), "pay-back", WorkJson.write(reversal), at);
    }

    static void makeLabel(Handle handle, Parcel parcel, Instant at) {
        insert(handle, parcel.key(), "make-label", WorkJson.write(parcel), at);
    }

    /**
     * Writes to a customer.
     *
     * @param letter whose label is attached when it is sent by e-mail, if it names one
     */
    static void write(Handle handle, UUID id, WorkJson.Addressed letter, Instant at) {
        insert(handle, id, "write", WorkJson.write(letter), at);
    }

    static void tell(Handle handle, Event event) {
        insert(handle, event.id(), "tell", WorkJson.write(event), event.at());
    }

    private static void insert(Handle handle, UUID id, String kind, String work, Instant at) {
        handle.createUpdate(
                        """
                        with added as (
                            insert into outbox (id, kind, work, due_at, created_at)
                            values (:id, :kind, :work::jsonb, now(), :at)
                            on conflict (id) do nothing returning id)
                        select pg_notify(:news, '') from added
                         where current_setting('orderline.untold', true) is distinct from 'yes'
                        """)
                .bind("news", NEWS)
                .bind("id", id)
                .bind("kind", kind)
                .bind("work", work)
                .bind("at", time(at))
                .execute();
    }

    /** Tells workers that there is something new. */
    static void ring(Handle handle) {
        handle.execute("select pg_notify(?, '')", NEWS);
    }

    /** The id of what is done once because of {@code about}: "label 123455". */
    static UUID id(String about) {
        return UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8));
    }
}
