package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.Rating;
import dev.orderline.ivr.orders.RatingDesk;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The rating desk over PostgreSQL. */
public final class SqlRatingDesk implements RatingDesk {
    private final Database database;

    public SqlRatingDesk(Database database) {
        this.database = database;
    }

    @Override
    public void rate(UUID call, Rating rating, Instant at) {
        database.transact(
                "take down a rating",
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into ratings (call_id, stars, at) values (:call, :stars, :at)
                                        on conflict (call_id) do nothing
                                        """)
                                .bind("call", call.toString().replace("-", ""))
                                .bind("stars", rating.stars())
                                .bind("at", time(at))
                                .execute());
    }

    @Override
    public List<Integer> since(Instant since) {
        return database.transact(
                "count ratings",
                handle ->
                        handle.createQuery(
                                        """
                                        select count(call_id) from generate_series(1, 5) as each
                                          left join ratings on stars = each and at >= :since
                                         group by each order by each
                                        """)
                                .bind("since", time(since))
                                .mapTo(Integer.class)
                                .list());
    }
}
