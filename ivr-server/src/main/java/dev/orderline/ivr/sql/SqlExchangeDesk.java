package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.Because;
import dev.orderline.ivr.orders.Decision.Granted;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.ExchangeChoices;
import dev.orderline.ivr.orders.ExchangeDesk;
import dev.orderline.ivr.orders.ExchangeOpened;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Part;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.Replacement;
import dev.orderline.ivr.orders.ReturnDecisions;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnPolicies.Version;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Variant;
import dev.orderline.ivr.outbox.LabelMaker.Address;
import dev.orderline.ivr.sql.RefundBook.ForReturn;
import dev.orderline.ivr.sql.ReturnRows.Asked;
import dev.orderline.ivr.sql.ReturnRows.By;
import dev.orderline.ivr.sql.StockRows.Pieces;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The exchange desk over PostgreSQL. Requests for one customer's orders are judged one after the
 * other, and those for one item's last pieces too.
 */
public final class SqlExchangeDesk implements ExchangeDesk {
    private final Database database;
    private final SqlReturnPolicies policies;
    private final Announcer announcer;
    private final RefundBook refunds;
    private final Address warehouse;

    /**
     * @param warehouse where things are sent back to
     */
    public SqlExchangeDesk(
            Database database, SqlReturnPolicies policies, Announcer announcer, Address warehouse) {
        this.database = database;
        this.policies = policies;
        this.announcer = announcer;
        this.refunds = new RefundBook(announcer);
        this.warehouse = warehouse;
    }

    /** A line that may be exchanged, by a version of the policy. */
    private record Exchangeable(
            Version version, ReturnDecisions decisions, Item item, Terms terms) {}

    @Override
    public List<Choice> choices(Proof proof, ReturnWish wish, ZonedDateTime now) {
        return database.transact(
                "look up what may be exchanged",
                handle ->
                        exchangeable(handle, proof, wish, now)
                                .map(found -> lapsed(handle, found, now))
                                .map(found -> choices(handle, found.item(), wish.reason()))
                                .orElse(List.of()));
    }

    private Optional<Exchangeable> exchangeable(
            Handle handle, Proof proof, ReturnWish wish, ZonedDateTime now) {
        Version version = policies.current(handle);
        return SqlReturnDesk.decisions(handle, version, proof.number(), now)
                .flatMap(all ->
                        all.exchange(wish)
                                .map(terms ->
                                        new Exchangeable(
                                                version,
                                                all,
                                                all.item(wish.line()).orElseThrow(),
                                                terms)));
    }

    private static Exchangeable lapsed(Handle handle, Exchangeable found, ZonedDateTime now) {
        ReplacementBook.letLapse(handle, found.item().sku(), now.toInstant());
        return found;
    }

    /** What of a line's product lies there. */
    static List<Choice> choices(Handle handle, Item item, ReturnReason reason) {
        Optional<Variant> bought = GoodsRows.find(handle, item.sku());
        return bought.map(known ->
                        ExchangeChoices.of(
                                known,
                                GoodsRows.inStock(handle, item.sku(), item.quantity()),
                                reason))
                .orElse(List.of());
    }

    @Override
    public ExchangeOpened open(
            UUID request, Proof proof, ReturnWish wish, String sku, ZonedDateTime now) {
        var asked = new Asked(request, proof.number(), wish);
        return database.transact(
                "open an exchange",
                handle -> {
                    CustomerLock.take(handle, proof.number());
                    return ReturnRows.answer(handle, asked)
                            .map(answer -> before(handle, answer, sku))
                            .orElseGet(() -> judged(handle, proof, asked, sku, now));
                });
    }

    /** What was answered before, if it was for the same thing. */
    private static ExchangeOpened before(Handle handle, ReturnOpened answer, String sku) {
        if (!(answer instanceof ReturnOpened.Opened(RmaNumber rma, Terms terms)))
            return new ExchangeOpened.NotOpened();
        boolean same =
                ReplacementBook.find(handle, rma)
                        .filter(entry -> entry.replacement().sku().equals(sku))
                        .isPresent();
        if (!same)
            throw new IllegalArgumentException("this request has asked something else before");
        return new ExchangeOpened.Opened(rma, terms.until());
    }

    private ExchangeOpened judged(
            Handle handle, Proof proof, Asked asked, String sku, ZonedDateTime now) {
        Optional<Exchangeable> exchangeable = exchangeable(handle, proof, asked.wish(), now);
        if (exchangeable.isEmpty()) return new ExchangeOpened.NotOpened();
        Item item = lapsed(handle, exchangeable.get(), now).item();
        return choices(handle, item, asked.wish().reason()).stream()
                .filter(choice -> choice.sku().equals(sku))
                .findFirst()
                .flatMap(choice ->
                        opened(handle, asked, exchangeable.get(), choice, now.toInstant()))
                .<ExchangeOpened>map(opened -> opened)
                .orElseGet(ExchangeOpened.SoldOut::new);
    }

    /** Empty, with nothing changed, if somebody else was faster. */
    private Optional<ExchangeOpened.Opened> opened(
            Handle handle, Asked asked, Exchangeable found, Choice choice, Instant at) {
        if (!ReplacementBook.isFree(handle, choice.sku(), found.item().quantity()))
            return Optional.empty();
        Terms terms = found.terms();
        var because =
                new Because("exchange", Map.of("sku", choice.sku()), "because it is exchanged");
        var by = new By(found.version().number(), at);
        var granted = new Granted(terms, because);
        RmaNumber rma = ReturnRows.insert(handle, asked, granted, by);
        ReturnRows.exchangeable(handle, rma);
        List<Part> parts = found.decisions().exchanged(asked.wish());
        refunds.decide(
                handle,
                new ForReturn(asked.request(), asked.number(), rma, Destination.EXCHANGE, parts),
                granted,
                by);
        var pieces = new Pieces(choice.sku(), found.item().quantity(), rma);
        ReplacementBook.reserve(handle, pieces, choice.name(), at);
        ReturnBook.orderLabel(handle, rma, warehouse, at);
        announcer.tell(
                handle,
                asked.number(),
                "opened " + asked.request(),
                new Notice.ExchangeOpened(rma, found.item().name(), choice.name(), terms.until()),
                at);
        return Optional.of(new ExchangeOpened.Opened(rma, terms.until()));
    }

    @Override
    public List<Replacement> replacements(Proof proof) {
        return database.transact(
                "look up exchanges", handle -> ReplacementBook.of(handle, proof.number()));
    }
}
