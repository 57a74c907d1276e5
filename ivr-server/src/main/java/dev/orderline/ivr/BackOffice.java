package dev.orderline.ivr;

import dev.orderline.ivr.orders.ApprovalDesk;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.GoodsDesk;
import dev.orderline.ivr.orders.Letters;
import dev.orderline.ivr.orders.Warehouse;
import dev.orderline.ivr.sql.Announcer;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlApprovalDesk;
import dev.orderline.ivr.sql.SqlCallbackDesk;
import dev.orderline.ivr.sql.SqlCodeDesk;
import dev.orderline.ivr.sql.SqlGoodsDesk;
import dev.orderline.ivr.sql.SqlOrderDesk;
import dev.orderline.ivr.sql.SqlOutbox;
import dev.orderline.ivr.sql.SqlRefundDesk;
import dev.orderline.ivr.sql.SqlReturnDesk;
import dev.orderline.ivr.sql.SqlReturnPolicies;
import dev.orderline.ivr.sql.SqlWarehouse;
import java.time.Clock;

/** The desks, the warehouse and the outbox of a shop, over its database and by its settings. */
public final class BackOffice {
    private final Database database;
    private final Clock clock;
    private final SqlReturnPolicies policies;
    private final SqlReturnDesk returns;
    private final Announcer announcer;

    /**
     * @throws IllegalArgumentException if the texts of letters have mistakes; the message names
     *     them
     * @throws java.io.UncheckedIOException if they cannot be read
     */
    public BackOffice(Database database, Settings settings, Clock clock) {
        Settings.Shop shop = settings.shop();
        boolean events = !settings.outgoing().webhooks().isEmpty();
        this.database = database;
        this.clock = clock;
        Letters letters = LettersFile.read(settings.folders().letters(), shop.name()).orThrow();
        this.announcer = new Announcer(letters, events);
        this.policies = new SqlReturnPolicies(database);
        this.returns = new SqlReturnDesk(database, policies, announcer, shop.returns());
    }

    public SqlReturnPolicies policies() {
        return policies;
    }

    public SqlReturnDesk returns() {
        return returns;
    }

    public Desks desks() {
        return new Desks(
                new SqlOrderDesk(database, clock),
                returns,
                new SqlRefundDesk(database, policies, announcer),
                new SqlCodeDesk(database, announcer),
                new SqlCallbackDesk(database));
    }

    public Warehouse warehouse() {
        return new SqlWarehouse(database, announcer);
    }

    public GoodsDesk goods() {
        return new SqlGoodsDesk(database);
    }

    public ApprovalDesk approvals() {
        return new SqlApprovalDesk(database, announcer);
    }

    public SqlOutbox outbox() {
        return new SqlOutbox(database, announcer, clock);
    }
}
