package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.ExchangeOpened;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Replacement;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnUnderway;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Variant;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.orders.Warehouse;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A whole shop in memory: its desks, and what they know. Thread-safe. */
public final class TrialShop {
    private final MemoryOrderDesk orders;
    private final MemoryBooks books = new MemoryBooks();
    private final MemoryPhotoDesk photos;
    private final MemoryReturnDesk returns;
    private final MemoryRefundDesk refunds;
    private final MemoryExchangeDesk exchanges;
    private final MemoryCodeDesk codes = new MemoryCodeDesk();
    private final MemoryCallbackDesk callbacks = new MemoryCallbackDesk();
    private final MemoryRatingDesk ratings = new MemoryRatingDesk();

    // Guarded by filed.
    private final List<Proof> filed = new ArrayList<>();
    private long requests;

    /** One that takes back everything within 30 days. */
    public TrialShop(Clock clock) {
        this(clock, ReturnPolicies.unpublished(ReturnPolicy.PLAIN));
    }

    /**
     * @param policies by which it takes things back
     */
    public TrialShop(Clock clock, ReturnPolicies policies) {
        this.orders = new MemoryOrderDesk(clock);
        this.photos = new MemoryPhotoDesk(orders);
        this.returns = new MemoryReturnDesk(orders, policies, photos, books);
        this.refunds = new MemoryRefundDesk(orders, policies, books);
        this.exchanges = new MemoryExchangeDesk(returns, books);
    }

    public Desks desks() {
        return new Desks(orders, returns, refunds, exchanges, codes, photos, callbacks, ratings);
    }

    public Warehouse warehouse() {
        return new MemoryWarehouse(books);
    }

    public MemoryOrderDesk orders() {
        return orders;
    }

    public MemoryCallbackDesk callbacks() {
        return callbacks;
    }

    /** Files an order. */
    public void add(Order order, Postcode postcode) {
        synchronized (filed) {
            orders.add(order, postcode);
            filed.add(proof(order.number(), postcode));
        }
    }

    private UUID request() {
        return new UUID(0, ++requests);
    }

    private Proof proof(OrderNumber number, Postcode postcode) {
        Verification answer = orders.verify(request(), number, postcode, CallerNumber.WITHHELD);
        if (answer instanceof Verification.Verified(Proof proof)) return proof;
        throw new IllegalStateException("a shop that locks its owner out");
    }

    /** Says what comes of asking for photos of a line of the order that was filed last. */
    public void expect(int line, MemoryPhotoDesk.Coming what) {
        synchronized (filed) {
            photos.expect(filed.getLast().number(), line, what);
        }
    }

    /**
     * Opens a return of a line of the order that was filed last.
     *
     * @param step how far it is already
     * @throws IllegalArgumentException if the rules are against it
     */
    public void open(int line, ReturnStep step, ZonedDateTime now) {
        synchronized (filed) {
            ReturnOpened opened =
                    returns.open(
                            request(),
                            filed.getLast(),
                            asNew(line),
                            Refund.Destination.ORIGINAL,
                            now);
            if (!(opened instanceof ReturnOpened.Opened(RmaNumber rma, _)))
                throw new IllegalArgumentException(
                        "line " + line + " cannot be returned: " + opened);
            goOn(rma, step, now);
        }
    }

    /**
     * Opens a return of a line of the order that was filed last for something else.
     *
     * @param sku of that, of which some lies in the warehouse
     * @param step how far it is already
     * @param replacement what has become of that; nothing if it is empty
     * @throws IllegalArgumentException if the rules are against it
     */
    public void exchange(
            int line,
            String sku,
            ReturnStep step,
            List<Replacement.State> replacement,
            ZonedDateTime now) {
        synchronized (filed) {
            ExchangeOpened opened =
                    exchanges.open(request(), filed.getLast(), asNew(line), sku, now);
            if (!(opened instanceof ExchangeOpened.Opened(RmaNumber rma, _)))
                throw new IllegalArgumentException(
                        "line " + line + " cannot be exchanged for " + sku + ": " + opened);
            goOn(rma, step, now);
            synchronized (books) {
                replacement.forEach(state -> books.replaced(rma, state, now.toInstant()));
            }
        }
    }

    /** What the policy takes back for no reason, it takes back as it came. */
    private static ReturnWish asNew(int line) {
        return new ReturnWish(line, ReturnReason.CHANGED_MIND, Condition.AS_NEW);
    }

    private void goOn(RmaNumber rma, ReturnStep step, ZonedDateTime now) {
        if (step != ReturnStep.OPENED) warehouse().scan(request(), rma, step, now.toInstant());
    }

    /**
     * Lays something into the warehouse that a thing may be exchanged for.
     *
     * @param sku of that thing
     */
    public void stock(String sku, Variant variant, int pieces) {
        synchronized (books) {
            books.stock().add(sku, variant, pieces);
        }
    }

    /** What is to be sent for what comes back: "blue rain jacket for size large". */
    public List<String> exchanged() {
        synchronized (filed) {
            return filed.stream()
                    .flatMap(proof -> exchanges.replacements(proof).stream())
                    .map(each -> each.item() + " for " + each.name())
                    .toList();
        }
    }

    /** The returns that were opened and not taken back. */
    public List<ReturnUnderway> underway() {
        synchronized (filed) {
            return filed.stream().flatMap(proof -> returns.underway(proof).stream()).toList();
        }
    }

    /** What is paid back, will be, or would have been. */
    public List<Refund> refunds() {
        synchronized (filed) {
            return filed.stream().flatMap(proof -> refunds.refunds(proof).stream()).toList();
        }
    }

    /** The names of items of which returns were opened. */
    public List<String> returned() {
        return underway().stream().map(ReturnUnderway::item).toList();
    }

    /** What money is paid back or will be, and why: "24.99 USD returned". */
    public List<String> refunded() {
        return refunds().stream()
                .filter(refund -> !refund.state().isOff())
                .filter(refund -> refund.to() != Refund.Destination.EXCHANGE)
                .map(refund -> refund.amount().plain() + " " + refund.cause().written())
                .toList();
    }
}
