package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.LabelToken;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.outbox.LabelDesk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The label desk over PostgreSQL. */
public final class SqlLabelDesk implements LabelDesk {
    private static final List<String> NOT_RECEIVED =
            Stream.of(ReturnStep.values())
                    .filter(step -> step.mayBecome(ReturnStep.RECEIVED))
                    .map(ReturnStep::written)
                    .toList();

    private final Database database;

    public SqlLabelDesk(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Linked> open(LabelToken token, Instant now) {
        return database.transact("open a label's link", handle -> opened(handle, token, now));
    }

    private static Optional<Linked> opened(Handle handle, LabelToken token, Instant now) {
        return handle.createQuery(
                        """
                        with opened as (
                            update label_links set opened = opened + 1
                              from returns
                             where token_sha256 = :token and until_at > :now and opened < :most
                               and returns.rma = label_links.rma and step = any(:steps)
                            returning returns.rma, order_number, line, until_on)
                        select rma, items.name as item, until_on, tracking
                          from opened
                          join items using (order_number, line)
                          join labels using (rma)
                        """)
                .bind("token", Sha256.of(token.value()))
                .bind("now", time(now))
                .bind("most", MOST_OPENED)
                .bindArray("steps", String.class, NOT_RECEIVED)
                .map((row, _) -> linked(handle, row))
                .findOne();
    }

    private static Linked linked(Handle handle, ResultSet row) throws SQLException {
        String rma = row.getString("rma");
        return new Linked(
                new RmaNumber(rma),
                row.getString("item"),
                row.getObject("until_on", LocalDate.class),
                row.getString("tracking"),
                ReturnBook.label(handle, rma).getFirst());
    }

    /**
     * Forgets links that had ended by {@code then}.
     *
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away
     */
    public void forgetBefore(Instant then) {
        database.transact(
                "forget old links of labels",
                handle ->
                        handle.createUpdate("delete from label_links where until_at < :then")
                                .bind("then", time(then))
                                .execute());
    }
}
