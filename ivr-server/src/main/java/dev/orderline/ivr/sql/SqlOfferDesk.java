package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.OfferDesk;
import java.time.Instant;
import java.util.List;

/** The offer desk over PostgreSQL: what was offered follows from what was decided. */
public final class SqlOfferDesk implements OfferDesk {
    private final Database database;

    public SqlOfferDesk(Database database) {
        this.database = database;
    }

    /** Who has taken an exchange was not offered credit any more. */
    @Override
    public List<Offer> since(Instant since) {
        return database.transact(
                "count offers",
                handle ->
                        handle.createQuery(
                                        """
                                        select count(*) filter (where bonus_minor > 0) as credit_made,
                                               count(*) filter (where bonus_minor > 0
                                                                  and destination = 'credit') as credit_taken,
                                               count(*) filter (where exchangeable) as exchange_made,
                                               count(*) filter (where exchangeable
                                                                  and replacements.rma is not null) as exchange_taken
                                          from returns
                                          join refunds on refunds.rma = returns.rma
                                                      and refunds.state <> 'withdrawn'
                                          left join replacements on replacements.rma = returns.rma
                                         where opened_at >= :since and returns.step not in ('cancelled', 'kept')
                                        """)
                                .bind("since", time(since))
                                .map((row, _) ->
                                        List.of(
                                                new Offer(
                                                        Kind.EXCHANGE,
                                                        row.getInt("exchange_made"),
                                                        row.getInt("exchange_taken")),
                                                new Offer(
                                                        Kind.STORE_CREDIT,
                                                        row.getInt("credit_made"),
                                                        row.getInt("credit_taken"))))
                                .one());
    }
}
