package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.RatingDesk;
import dev.orderline.ivr.orders.RatingDeskContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class SqlRatingDeskTest extends RatingDeskContract {
    private final OpenDatabases open = new OpenDatabases();

    @AfterEach
    void close() {
        open.close();
    }

    @Override
    protected RatingDesk desk() {
        return new SqlRatingDesk(open.opened(TestDatabase.withTables()));
    }
}
