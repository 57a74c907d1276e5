package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.orders.Verification.Attempts;
import dev.orderline.ivr.orders.Verification.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Orders in memory, and who tried to open which. Thread-safe. */
public final class MemoryOrderDesk implements OrderDesk {
    private record Filed(Order order, Postcode postcode) {}

    private record Question(OrderNumber number, Postcode postcode, CallerNumber caller) {}

    private record Attempt(Question question, Verification answer, Instant at) {}

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

    @Override
    public synchronized Optional<Order> find(Proof proof) {
        return Optional.ofNullable(orders.get(proof.number())).map(Filed::order);
    }
}
