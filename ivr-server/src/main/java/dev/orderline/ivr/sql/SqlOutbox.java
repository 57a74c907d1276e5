package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.instant;
import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.Document;
import dev.orderline.ivr.outbox.LabelMaker.Made;
import dev.orderline.ivr.outbox.LabelMaker.Parcel;
import dev.orderline.ivr.outbox.Message;
import dev.orderline.ivr.outbox.Messenger.Sent;
import dev.orderline.ivr.outbox.Outbox;
import dev.orderline.ivr.outbox.OutboxEntry;
import dev.orderline.ivr.outbox.PaymentProvider.Reversed;
import dev.orderline.ivr.outbox.StuckDesk;
import dev.orderline.ivr.outbox.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The outbox over PostgreSQL. Leases go by the database's clock, so that nodes need not agree on
 * the time. Of what is done the row stays, without what was in it; what was given up is kept whole
 * for a while, to be tried again.
 */
public final class SqlOutbox implements Outbox, StuckDesk {
    private static final int LONGEST_FAILURE = 200;

    private final Database database;
    private final RefundBook refunds;
    private final ReturnBook returns;
    private final Clock clock;
    private final News news;

    public SqlOutbox(Database database, Announcer announcer, Clock clock) {
        this.database = database;
        this.refunds = new RefundBook(announcer);
        this.returns = new ReturnBook(announcer);
        this.clock = clock;
        this.news = new News(database, OutboxRows.NEWS);
    }

    @Override
    public List<OutboxEntry> lease(int most) {
        UUID lease = UUID.randomUUID();
        return database.transact(
                "lease what is in the outbox",
                handle ->
                        handle.createQuery(
                                        """
                                        with due as (
                                            select id from outbox
                                             where state = 'waiting' and due_at <= clock_timestamp()
                                             order by due_at limit :most for update skip locked)
                                        update outbox
                                           set unsure = unsure + case when lease is null then 0 else 1 end,
                                               lease = :lease, attempts = attempts + 1,
                                               due_at = clock_timestamp() + make_interval(secs => :secs)
                                          from due where outbox.id = due.id
                                        returning outbox.id, kind, work, attempts,
                                                  extract(epoch from now() - created_at)::bigint as age,
                                                  exists (select from refunds where refunds.id = outbox.id
                                                             and refunds.state = 'executed') as taken
                                        """)
                                .bind("most", most)
                                .bind("lease", lease)
                                .bind("secs", LEASE.toSeconds())
                                .map((row, _) -> entry(handle, lease, row))
                                .list());
    }

    private static OutboxEntry entry(Handle handle, UUID lease, ResultSet row) throws SQLException {
        String work = row.getString("work");
        UUID id = row.getObject("id", UUID.class);
        return new OutboxEntry(
                id,
                lease,
                row.getInt("attempts"),
                Duration.ofSeconds(Math.max(0, row.getLong("age"))),
                switch (row.getString("kind")) {
                    case "pay-back" ->
                            new Work.PayBack(WorkJson.reversal(work), row.getBoolean("taken"));
                    case "make-label" -> new Work.MakeLabel(WorkJson.parcel(work));
                    case "write" -> new Work.Write(message(handle, id, work));
                    case "tell" -> new Work.Tell(WorkJson.event(work));
                    default -> throw new IllegalStateException("no work is of that kind");
                });
    }

    private static Message message(Handle handle, UUID id, String work) {
        WorkJson.Addressed addressed = WorkJson.letter(work);
        WorkJson.Letter letter = addressed.letter();
        boolean attached = !letter.label().isEmpty() && addressed.to() instanceof Contact.Email;
        List<Document> attachments =
                attached ? ReturnBook.label(handle, letter.label()) : List.of();
        return new Message(id, addressed.to(), letter.subject(), letter.text(), attachments);
    }

    @Override
    public boolean renew(OutboxEntry entry) {
        return database.transact(
                "renew a lease",
                handle ->
                        leased(
                                handle,
                                "due_at = clock_timestamp() + make_interval(secs => %d)"
                                        .formatted(LEASE.toSeconds()),
                                entry,
                                ""));
    }

    @Override
    public void done(OutboxEntry entry, Work.Done how) {
        database.transact(
                "write down what was done",
                handle -> isHeld(handle, entry) && done(handle, entry, how, clock.instant()));
    }

    @Override
    public void ring() {
        database.transact(
                "wake the workers",
                handle -> {
                    OutboxRows.ring(handle);
                    return true;
                });
    }

    /** Whether the lease is not over; then nobody else takes it until the transaction ends. */
    private static boolean isHeld(Handle handle, OutboxEntry entry) {
        return handle.createQuery(
                        "select "
                                + OutboxRows.UNTOLD
                                + " from outbox"
                                + " where id = :id and lease = :lease and state = 'waiting' for update")
                .bind("id", entry.id())
                .bind("lease", entry.lease())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    private boolean done(Handle handle, OutboxEntry entry, Work.Done how, Instant at) {
        return switch (how) {
            case Work.Done.PaidBack(Reversed reversed) -> paidBack(handle, entry, reversed, at);
            case Work.Done.LabelMade(Made made) -> labelMade(handle, entry, made, at);
            case Work.Done.Written(Sent.Accepted _), Work.Done.Told() -> end(handle, entry);
            case Work.Done.Written(Sent.Undeliverable(String code)) ->
                    park(handle, entry, "undeliverable: " + code);
        };
    }

    private boolean paidBack(Handle handle, OutboxEntry entry, Reversed reversed, Instant at) {
        return switch (reversed) {
            case Reversed.Done(String reference) -> {
                refunds.settled(handle, entry.id(), reference, at);
                yield end(handle, entry);
            }
            case Reversed.Pending(String reference) -> {
                refunds.executed(handle, entry.id(), reference, at);
                yield later(handle, entry, ASK_AGAIN, "taken, not yet paid", 0);
            }
            case Reversed.Refused(String code) -> {
                refunds.failed(handle, entry.id(), code, at);
                yield park(handle, entry, "refused: " + code);
            }
        };
    }

    private boolean labelMade(Handle handle, OutboxEntry entry, Made made, Instant at) {
        if (!(entry.work() instanceof Work.MakeLabel(Parcel parcel)))
            throw new IllegalStateException("a label that nobody asked for");
        return switch (made) {
            case Made.Label label -> {
                returns.labelMade(handle, parcel.rma(), parcel.key(), label, at);
                yield end(handle, entry);
            }
            case Made.Refused(String code) -> {
                returns.labelMissing(handle, parcel.rma(), parcel.key(), at);
                yield park(handle, entry, "refused: " + code);
            }
        };
    }

    /** Nothing of it stays but whose label it was: the summary of its call tells of that. */
    private static boolean end(Handle handle, OutboxEntry entry) {
        return leased(
                handle,
                "state = 'done', ended_at = now(), lease = null, failure = null, work = "
                        + "jsonb_strip_nulls(jsonb_build_object('label', nullif(work ->> 'label', '')))",
                entry,
                "");
    }

    /**
     * Forgets what is left of letters and events that were sent, or given up, before {@code then}:
     * their rows stay, and cannot be tried again.
     *
     * @return how many
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away
     */
    public int forgetBefore(Instant then) {
        return database.transact(
                "forget what stood in old letters",
                handle ->
                        handle.createUpdate(
                                        """
                                        update outbox set work = '{}'
                                         where state <> 'waiting' and kind in ('write', 'tell')
                                           and ended_at < :then and work <> '{}'
                                        """)
                                .bind("then", time(then))
                                .execute());
    }

    @Override
    public void again(OutboxEntry entry, Duration after, String why) {
        database.transact(
                "let it be tried again",
                handle -> later(handle, entry, after, why, entry.attempt()));
    }

    private static boolean later(
            Handle handle, OutboxEntry entry, Duration after, String why, int attempts) {
        return leased(
                handle,
                "due_at = clock_timestamp() + make_interval(secs => %s), lease = null, attempts = %d, failure = :why"
                        .formatted(after.toMillis() / 1e3, attempts),
                entry,
                why);
    }

    @Override
    public void park(OutboxEntry entry, String why) {
        database.transact("give up", handle -> park(handle, entry, why));
    }

    private static boolean park(Handle handle, OutboxEntry entry, String why) {
        return leased(
                handle,
                "state = 'parked', ended_at = now(), lease = null, failure = :why",
                entry,
                why);
    }

    /**
     * Changes an entry while it is leased.
     *
     * @return false if the lease is over
     */
    private static boolean leased(Handle handle, String changes, OutboxEntry entry, String why) {
        return handle.createUpdate(
                                "update outbox set "
                                        + changes
                                        + " where id = :id and lease = :lease and state = 'waiting'")
                        .bind("id", entry.id())
                        .bind("lease", entry.lease())
                        .bind("why", why.substring(0, Math.min(why.length(), LONGEST_FAILURE)))
                        .execute()
                > 0;
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
        news.await(atMost);
    }

    @Override
    public List<Parked> parked(int limit) {
        return database.transact(
                "look up what was given up",
                handle ->
                        handle.createQuery(
                                        """
                                        select id, kind, attempts, failure, ended_at from outbox
                                         where state = 'parked' order by ended_at desc limit :limit
                                        """)
                                .bind("limit", limit)
                                .map((row, _) ->
                                        new Parked(
                                                row.getObject("id", UUID.class),
                                                row.getString("kind"),
                                                row.getInt("attempts"),
                                                row.getString("failure"),
                                                instant(row, "ended_at")))
                                .list());
    }

    @Override
    public boolean retry(UUID id) {
        return database.transact(
                "try again what was given up",
                handle -> {
                    int changed =
                            handle.createUpdate(
                                            """
                                            update outbox set state = 'waiting', ended_at = null, attempts = 0,
                                                              due_at = clock_timestamp()
                                             where id = :id and state = 'parked' and work <> '{}'
                                               and not exists (select from refunds
                                                                where refunds.id = outbox.id
                                                                  and refunds.state = 'failed')
                                            """)
                                    .bind("id", id)
                                    .execute();
                    OutboxRows.ring(handle);
                    return changed > 0;
                });
    }
}
