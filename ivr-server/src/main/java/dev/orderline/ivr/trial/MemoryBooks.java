package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Account;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.Decision.Approval;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Part;
import dev.orderline.ivr.orders.Past;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.Cause;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.Refund.State;
import dev.orderline.ivr.orders.Replacement;
import dev.orderline.ivr.orders.ReturnCase.History;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnUnderway;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Returns and refunds in memory; each order is a customer of its own. Nothing is carried out
 * outside: what is reserved stays so. Not thread-safe: the desks hold its lock.
 */
final class MemoryBooks {
    /** Money of one order, whatever has become of it. */
    private record Paid(Refund refund, Money bonus, List<Part> parts, Approval approval) {}

    /** A return, and the refund for it; none if nothing is paid for it. */
    private record Opened(
            ReturnUnderway underway,
            LocalDate on,
            Past.Returned returned,
            Condition condition,
            Optional<UUID> refund) {}

    private final Map<OrderNumber, Account> whole = new HashMap<>();
    private final Map<OrderNumber, List<Paid>> refunds = new HashMap<>();
    private final Map<OrderNumber, List<Opened>> returns = new HashMap<>();
    private final Map<RmaNumber, Replacement> replacements = new LinkedHashMap<>();
    private final MemoryStock stock = new MemoryStock();
    private int serial = RmaNumber.FIRST_SERIAL;
    private long ids;

    /** Keeps what was paid for an order of which a line is about to be cancelled. */
    void keep(Order order) {
        whole.computeIfAbsent(order.number(), _ -> Account.untouched(order));
    }

    Account account(Order order) {
        return accountBut(order, Set.of());
    }

    /**
     * What was paid for an order as if nothing were promised for some returns of it.
     *
     * @param but these
     */
    Account accountBut(Order order, Set<RmaNumber> but) {
        Set<UUID> others =
                opened(order.number()).stream()
                        .filter(each -> but.contains(each.underway().rma()))
                        .flatMap(each -> each.refund().stream())
                        .collect(Collectors.toSet());
        Account untouched = whole.getOrDefault(order.number(), Account.untouched(order));
        Money promised = untouched.promised();
        var gone = new HashSet<Part.Key>();
        for (Paid paid : refunds(order.number())) {
            if (paid.refund().state().isOff() || others.contains(paid.refund().id())) continue;
            promised = promised.plus(paid.refund().amount());
            paid.parts().forEach(part -> gone.add(part.key()));
        }
        return new Account(untouched.paid(), promised, untouched.shipping(), untouched.tax(), gone);
    }

    /** What is on the balance of an order's customer, on top of {@code nothing}. */
    Money credit(OrderNumber number, Money nothing) {
        return refunds(number).stream()
                .filter(paid -> paid.refund().to() == Destination.CREDIT)
                .filter(paid -> paid.refund().state() == State.SETTLED)
                .map(paid -> paid.refund().amount().plus(paid.bonus()))
                .reduce(nothing, Money::plus);
    }

    List<Refund> of(OrderNumber number) {
        return refunds(number).reversed().stream().map(Paid::refund).toList();
    }

    private List<Paid> refunds(OrderNumber number) {
        return refunds.computeIfAbsent(number, _ -> new ArrayList<>());
    }

    /** Decides that money is paid. */
    Refund decide(
            OrderNumber number,
            Cause cause,
            Money amount,
            Money bonus,
            Destination to,
            Approval approval,
            List<Part> parts,
            Instant at) {
        var refund = new Refund(new UUID(1, ++ids), cause, amount, to, State.DECIDED, at, at);
        refunds(number).add(new Paid(refund, bonus, parts, approval));
        return refund;
    }

    /** Sets the money of a refund aside. */
    Refund reserve(OrderNumber number, UUID id, Instant at) {
        Paid paid = paid(number, id);
        boolean looked = paid.approval() != Approval.NOBODY;
        State state =
                switch (paid.refund().to()) {
                    case ORIGINAL -> looked ? State.TO_BE_APPROVED : State.RESERVED;
                    case CREDIT -> looked ? State.TO_BE_APPROVED : State.SETTLED;
                    case EXCHANGE -> State.RESERVED;
                };
        return become(number, paid, state, at);
    }

    private Paid paid(OrderNumber number, UUID id) {
        return refunds(number).stream()
                .filter(each -> each.refund().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Refund become(OrderNumber number, Paid paid, State state, Instant at) {
        Refund old = paid.refund();
        var refund =
                new Refund(old.id(), old.cause(), old.amount(), old.to(), state, old.decided(), at);
        refunds(number)
                .set(
                        refunds(number).indexOf(paid),
                        new Paid(refund, paid.bonus(), paid.parts(), paid.approval()));
        return refund;
    }

    /** Opens a return. */
    RmaNumber open(
            OrderNumber number,
            Item item,
            ReturnWish wish,
            Terms terms,
            Optional<UUID> refund,
            ZonedDateTime now) {
        RmaNumber rma = RmaNumber.ofSerial(serial++);
        var underway =
                new ReturnUnderway(
                        rma,
                        item.line(),
                        item.name(),
                        terms.keeps() ? ReturnStep.KEPT : ReturnStep.OPENED,
                        now.toInstant(),
                        terms.until());
        var returned = new Past.Returned(now.toInstant(), wish.reason(), item.quantity());
        opened(number)
                .add(new Opened(underway, now.toLocalDate(), returned, wish.condition(), refund));
        return rma;
    }

    private List<Opened> opened(OrderNumber number) {
        return returns.computeIfAbsent(number, _ -> new ArrayList<>());
    }

    /** The returns of an order that were not taken back, the newest first. */
    List<ReturnUnderway> underway(OrderNumber number) {
        return opened(number).reversed().stream()
                .map(Opened::underway)
                .filter(each -> each.step() != ReturnStep.CANCELLED)
                .toList();
    }

    /** Of which order a return is. */
    Optional<OrderNumber> orderOf(RmaNumber rma) {
        return returns.keySet().stream()
                .filter(number -> find(number, rma).isPresent())
                .findFirst();
    }

    Optional<ReturnUnderway> find(OrderNumber number, RmaNumber rma) {
        return opened(number).stream()
                .map(Opened::underway)
                .filter(each -> each.rma().equals(rma))
                .findFirst();
    }

    /** In which condition something was said to be when its return was opened. */
    Condition condition(OrderNumber number, RmaNumber rma) {
        return opened(number).stream()
                .filter(each -> each.underway().rma().equals(rma))
                .map(Opened::condition)
                .findFirst()
                .orElse(Condition.NOT_TOLD);
    }

    /**
     * Moves a return on; with the receipt its refund is set aside, and with the end it is let go.
     */
    void step(OrderNumber number, RmaNumber rma, ReturnStep step, Instant at) {
        List<Opened> all = opened(number);
        for (int i = 0; i < all.size(); i++) {
            Opened opened = all.get(i);
            ReturnUnderway old = opened.underway();
            if (!old.rma().equals(rma)) continue;
            all.set(
                    i,
                    new Opened(
                            new ReturnUnderway(rma, old.line(), old.item(), step, at, old.until()),
                            opened.on(),
                            opened.returned(),
                            opened.condition(),
                            opened.refund()));
            opened.refund().ifPresent(refund -> follow(number, refund, step, at));
            follow(rma, step, at);
        }
    }

    /** Lets a return go on on other terms; what would have been paid for it is not. */
    void change(OrderNumber number, RmaNumber rma, Terms terms, Optional<UUID> refund, Instant at) {
        List<Opened> all = opened(number);
        for (int i = 0; i < all.size(); i++) {
            Opened opened = all.get(i);
            ReturnUnderway old = opened.underway();
            if (!old.rma().equals(rma)) continue;
            opened.refund().ifPresent(id -> become(number, paid(number, id), State.WITHDRAWN, at));
            var underway =
                    new ReturnUnderway(
                            rma,
                            old.line(),
                            old.item(),
                            terms.keeps() ? ReturnStep.KEPT : old.step(),
                            terms.keeps() ? at : old.since(),
                            terms.until());
            all.set(
                    i,
                    new Opened(
                            underway, opened.on(), opened.returned(), opened.condition(), refund));
        }
        if (terms.keeps()) refund.ifPresent(id -> reserve(number, id, at));
    }

    private void follow(OrderNumber number, UUID refund, ReturnStep step, Instant at) {
        if (step == ReturnStep.RECEIVED) reserve(number, refund, at);
        if (step == ReturnStep.CANCELLED) become(number, paid(number, refund), State.WITHDRAWN, at);
    }

    private void follow(RmaNumber rma, ReturnStep step, Instant at) {
        Replacement replacement = replacements.get(rma);
        if (replacement == null) return;
        if (step == ReturnStep.RECEIVED) become(replacement, Replacement.State.TO_BE_SENT, at);
        if (step == ReturnStep.CANCELLED) {
            stock.add(replacement.sku(), replacement.quantity());
            become(replacement, Replacement.State.RELEASED, at);
        }
    }

    /** Takes down what has become of what is wanted for a return. */
    void replaced(RmaNumber rma, Replacement.State state, Instant at) {
        Replacement replacement = replacements.get(rma);
        if (replacement != null) become(replacement, state, at);
    }

    private void become(Replacement old, Replacement.State state, Instant at) {
        replacements.put(
                old.rma(),
                new Replacement(
                        old.rma(), old.item(), old.sku(), old.name(), old.quantity(), state, at));
    }

    MemoryStock stock() {
        return stock;
    }

    /** Takes what a customer is to get out of the stock. */
    void replace(Replacement replacement) {
        stock.add(replacement.sku(), -replacement.quantity());
        replacements.put(replacement.rma(), replacement);
    }

    /**
     * What customers get for the returns of an order that were not taken back, the newest first.
     */
    List<Replacement> replacements(OrderNumber number) {
        return underway(number).stream()
                .flatMap(each -> Optional.ofNullable(replacements.get(each.rma())).stream())
                .toList();
    }

    /**
     * The lines of an order of which a return is open.
     *
     * @param but returns that do not count
     */
    Map<Integer, RmaNumber> returned(OrderNumber number, Set<RmaNumber> but) {
        return underway(number).stream()
                .filter(each -> !but.contains(each.rma()))
                .collect(Collectors.toMap(ReturnUnderway::line, ReturnUnderway::rma));
    }

    /**
     * What the customer of an order has done before.
     *
     * @param but returns that do not count
     * @param days so many until {@code today} are lately
     */
    History history(Order order, Set<RmaNumber> but, int days, LocalDate today) {
        OrderNumber number = order.number();
        LocalDate since = today.minusDays(days);
        List<LocalDate> on =
                opened(number).stream()
                        .filter(each -> !but.contains(each.underway().rma()))
                        .map(Opened::on)
                        .toList();
        return new History(
                (int) on.stream().filter(today::equals).count(),
                (int) on.stream().filter(day -> day.isAfter(since)).count(),
                past(order, but));
    }

    private List<Past> past(Order order, Set<RmaNumber> but) {
        int pieces = order.items().stream().mapToInt(Item::quantity).sum();
        Stream<Past> ordered =
                order.cancelled().isEmpty()
                        ? Stream.of(new Past.Ordered(order.placed(), pieces))
                        : Stream.of();
        Stream<Past> returned =
                opened(order.number()).stream()
                        .filter(each -> each.underway().step() != ReturnStep.CANCELLED)
                        .filter(each -> !but.contains(each.underway().rma()))
                        .map(Opened::returned);
        Stream<Past> lost =
                refunds(order.number()).stream()
                        .map(Paid::refund)
                        .filter(refund -> refund.cause() == Cause.LOST)
                        .map(refund -> new Past.ClaimedLost(refund.decided()));
        return Stream.of(ordered, returned, lost).flatMap(each -> each).toList();
    }
}
