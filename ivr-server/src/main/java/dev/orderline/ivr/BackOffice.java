package dev.orderline.ivr;

import dev.orderline.ivr.orders.ApprovalDesk;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.DispatchDesk;
import dev.orderline.ivr.orders.GoodsDesk;
import dev.orderline.ivr.orders.LabelToken;
import dev.orderline.ivr.orders.Letters;
import dev.orderline.ivr.orders.OfferDesk;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Warehouse;
import dev.orderline.ivr.outbox.LabelMaker.Address;
import dev.orderline.ivr.pages.PublicPages;
import dev.orderline.ivr.sql.Announcer;
import dev.orderline.ivr.sql.CallSummaries;
import dev.orderline.ivr.sql.CopyingOrderDesk;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.LabelLinks;
import dev.orderline.ivr.sql.SqlApprovalDesk;
import dev.orderline.ivr.sql.SqlCallbackDesk;
import dev.orderline.ivr.sql.SqlCodeDesk;
import dev.orderline.ivr.sql.SqlDispatchDesk;
import dev.orderline.ivr.sql.SqlExchangeDesk;
import dev.orderline.ivr.sql.SqlGoodsDesk;
import dev.orderline.ivr.sql.SqlLabelDesk;
import dev.orderline.ivr.sql.SqlOfferDesk;
import dev.orderline.ivr.sql.SqlOrderDesk;
import dev.orderline.ivr.sql.SqlOutbox;
import dev.orderline.ivr.sql.SqlPhotoDesk;
import dev.orderline.ivr.sql.SqlRatingDesk;
import dev.orderline.ivr.sql.SqlRefundDesk;
import dev.orderline.ivr.sql.SqlReturnDesk;
import dev.orderline.ivr.sql.SqlReturnPolicies;
import dev.orderline.ivr.sql.SqlWarehouse;
import java.time.Clock;
import java.util.Optional;

/** The desks, the warehouse and the outbox of a shop, over its database and by its settings. */
public final class BackOffice {
    private final Database database;
    private final Settings settings;
    private final Clock clock;
    private final SqlReturnPolicies policies;
    private final SqlReturnDesk returns;
    private final Announcer announcer;
    private final Address returnsTo;
    private final SqlPhotoDesk photos;

    /**
     * @throws IllegalArgumentException if the texts of letters have mistakes; the message names
     *     them
     * @throws java.io.UncheckedIOException if they cannot be read
     */
    public BackOffice(Database database, Settings settings, Clock clock) {
        Settings.Shop shop = settings.shop();
        boolean events = !settings.outgoing().webhooks().isEmpty();
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        Letters letters = LettersFile.read(settings.folders().letters(), shop.name()).orThrow();
        this.announcer =
                new Announcer(
                        letters,
                        events,
                        settings.outgoing().messages().services(),
                        new LabelLinks(token -> url(settings, token), shop.zone()));
        this.policies = new SqlReturnPolicies(database);
        this.returnsTo = shop.returns();
        this.returns = new SqlReturnDesk(database, policies, announcer, returnsTo);
        this.photos = new SqlPhotoDesk(database, announcer, token -> url(settings, token));
    }

    private static String url(Settings settings, PhotoToken token) {
        Settings.Listen listen = settings.listen();
        String url = settings.pages().url();
        return (url.isEmpty() ? "http://" + listen.address() + ":" + listen.pages() : url)
                + PublicPages.path(token);
    }

    /** Empty if customers do not reach the pages: then labels go by e-mail alone. */
    private static Optional<String> url(Settings settings, LabelToken token) {
        String url = settings.pages().url();
        return url.isEmpty() ? Optional.empty() : Optional.of(url + PublicPages.path(token));
    }

    public SqlReturnPolicies policies() {
        return policies;
    }

    public SqlReturnDesk returns() {
        return returns;
    }

    public SqlPhotoDesk photos() {
        return photos;
    }

    public SqlLabelDesk labels() {
        return new SqlLabelDesk(database);
    }

    /**
     * @throws java.io.UncheckedIOException if the mapping of the shop's own orders cannot be read
     * @throws IllegalArgumentException if it has mistakes
     */
    public Desks desks() {
        return new Desks(
                orders(),
                returns,
                new SqlRefundDesk(database, policies, announcer),
                new SqlExchangeDesk(database, policies, announcer, returnsTo),
                new SqlCodeDesk(database, announcer),
                photos,
                new SqlCallbackDesk(database),
                new SqlRatingDesk(database));
    }

    public CallSummaries summaries() {
        return new CallSummaries(announcer);
    }

    private OrderDesk orders() {
        return ShopOrders.of(settings, clock)
                .<OrderDesk>map(
                        shop -> new CopyingOrderDesk(database, shop.source(), shop.fresh(), clock))
                .orElseGet(() -> new SqlOrderDesk(database, clock));
    }

    public Warehouse warehouse() {
        return new SqlWarehouse(database, announcer);
    }

    public DispatchDesk dispatch() {
        return new SqlDispatchDesk(database, announcer);
    }

    public GoodsDesk goods() {
        return new SqlGoodsDesk(database);
    }

    public OfferDesk offers() {
        return new SqlOfferDesk(database);
    }

    public ApprovalDesk approvals() {
        return new SqlApprovalDesk(database, announcer);
    }

    /**
     * Forgets what is left of old letters, and links that are over, by the settings.
     *
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away
     */
    void forgetLetters() {
        outbox().forgetBefore(clock.instant().minus(settings.outgoing().keepLetters()));
        labels().forgetBefore(clock.instant());
    }

    public SqlOutbox outbox() {
        return new SqlOutbox(database, announcer, clock);
    }
}
