package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.ShopNames;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.orders.Verification.Attempts;
import dev.orderline.ivr.orders.Verification.Earned;
import dev.orderline.ivr.orders.Verification.Refused;
import dev.orderline.ivr.orders.Verification.Verified;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Orders in memory, and who tried to open which. Thread-safe. */
public final class MemoryOrderDesk implements OrderDesk {
    private record Filed(Order order, Postcode postcode) {}

    private record Question(OrderNumber number, Postcode postcode, CallerNumber caller) {}

    private record Attempt(Question question, Verification answer, Instant at) {
        Earned earned() {
            return new Earned(question.number(), question.caller(), at);
        }
    }

    private final Clock clock;
    private final Map<OrderNumber, Filed> orders = new HashMap<>();
    private final Map<UUID, Attempt> attempts = new HashMap<>();

    public MemoryOrderDesk(Clock clock) {
        this.clock = clock;
    }

    /** Files {@code order}, in place of one with its number. */
    public synchronized void add(Order order, Postcode postcode) {
        orders.put(order.number(), new Filed(order, postcode));
    }

    @Override
    public synchronized Verification verify(
            UUID request, OrderNumber number, Postcode postcode, CallerNumber caller) {
        var question = new Question(number, postcode, caller);
        Instant now = clock.instant();
        Attempt attempt =
                attempts.computeIfAbsent(
                        request, _ -> new Attempt(question, judge(question, now), now));
        if (!attempt.question().equals(question))
            throw new IllegalArgumentException("this request has asked something else before");
        return attempt.answer();
    }

    private Verification judge(Question question, Instant now) {
        List<Attempt> wrong = new ArrayList<>(attempts.values());
        Instant since = now.minus(Duration.ofHours(Attempts.WINDOW_HOURS));
        wrong.removeIf(attempt -> !(attempt.answer() instanceof Refused));
        wrong.removeIf(attempt -> !attempt.at().isAfter(since));
        var before =
                new Attempts(
                        count(wrong, asked -> asked.number().equals(question.number())),
                        count(
                                wrong,
                                asked ->
                                        asked.caller().equals(question.caller())
                                                && !asked.caller().equals(CallerNumber.WITHHELD)),
                        wrong.size());
        return Verification.judge(
                before,
                question.number(),
                question.postcode(),
                Optional.ofNullable(orders.get(question.number())).map(Filed::postcode));
    }

    private static int count(List<Attempt> attempts, Predicate<Question> which) {
        return Math.toIntExact(attempts.stream().map(Attempt::question).filter(which).count());
    }

    /** How often a number or postcode was wrong. */
    public synchronized int wrongAttempts() {
        return (int)
                attempts.values().stream()
                        .filter(attempt -> attempt.answer() instanceof Refused)
                        .count();
    }

    @Override
    public synchronized Optional<Proof> recall(UUID request, CallerNumber caller) {
        return Optional.ofNullable(attempts.get(request))
                .filter(attempt -> attempt.answer() instanceof Verified)
                .map(Attempt::earned)
                .flatMap(earned -> Verification.recalled(earned, caller, clock.instant()));
    }

    @Override
    public synchronized Optional<Order> find(Proof proof) {
        return Optional.ofNullable(orders.get(proof.number())).map(Filed::order);
    }

    /** Takes an order back. */
    synchronized void cancel(OrderNumber number, Instant at) {
        Filed filed = orders.get(number);
        if (filed == null || filed.order().cancelled().isPresent()) return;
        file(filed, filed.order().items(), Optional.of(at));
    }

    /** Takes a line out of an order; with the last one the order is taken back. */
    synchronized void cancelItem(OrderNumber number, int line, Instant at) {
        Filed filed = orders.get(number);
        if (filed == null) return;
        List<Item> others =
                filed.order().items().stream().filter(item -> item.line() != line).toList();
        if (others.isEmpty()) cancel(number, at);
        else file(filed, others, filed.order().cancelled());
    }

    private void file(Filed filed, List<Item> items, Optional<Instant> cancelled) {
        Order old = filed.order();
        var order =
                new Order(
                        old.number(),
                        old.customer(),
                        old.placed(),
                        old.promised(),
                        items,
                        old.shipments(),
                        cancelled,
                        old.paid());
        orders.put(old.number(), new Filed(order, filed.postcode()));
    }

    @Override
    public synchronized ShopNames names() {
        List<Order> all = orders.values().stream().map(Filed::order).toList();
        return new ShopNames(
                mostFrequent(all.stream().flatMap(order -> order.items().stream()).map(Item::name)),
                mostFrequent(
                        all.stream()
                                .flatMap(order -> order.shipments().stream())
                                .flatMap(shipment -> shipment.scans().stream())
                                .map(Scan::place)
                                .filter(place -> !place.isEmpty())),
                mostFrequent(
                        all.stream().flatMap(order -> order.items().stream()).map(Item::category)));
    }

    /** As often as one another: by the alphabet. */
    private static List<String> mostFrequent(Stream<String> names) {
        return names
                .collect(
                        Collectors.groupingBy(
                                Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(ShopNames.MAX)
                .map(Map.Entry::getKey)
                .toList();
    }
}
