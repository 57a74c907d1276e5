package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnRules;
import dev.orderline.ivr.orders.ReturnRules.Verdict;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Returns in memory. Thread-safe. */
public final class MemoryReturnDesk implements ReturnDesk {
    private record Question(OrderNumber number, int line, ReturnReason reason) {}

    private record Answered(Question question, ReturnOpened answer) {}

    private final OrderDesk orders;
    private final Map<UUID, Answered> answers = new HashMap<>();
    private final Map<OrderNumber, Map<Integer, RmaNumber>> returned = new HashMap<>();
    private int serial = RmaNumber.FIRST_SERIAL;

    /**
     * @param orders of which returns are opened
     */
    public MemoryReturnDesk(OrderDesk orders) {
        this.orders = orders;
    }

    @Override
    public synchronized ReturnOpened open(
            UUID request, Proof proof, int line, ReturnReason reason, ZonedDateTime now) {
        var question = new Question(proof.number(), line, reason);
        Answered answered =
                answers.computeIfAbsent(
                        request, _ -> new Answered(question, answer(proof, line, now)));
        if (!answered.question().equals(question))
            throw new IllegalArgumentException("this request has asked something else before");
        return answered.answer();
    }

    private ReturnOpened answer(Proof proof, int line, ZonedDateTime now) {
        Optional<Verdict> verdict =
                lines(proof, now).stream()
                        .filter(each -> each.item().line() == line)
                        .map(ReturnLine::verdict)
                        .findFirst();
        if (verdict.isEmpty()) return new ReturnOpened.Gone();
        return switch (verdict.get()) {
            case Verdict.Refusal why -> new ReturnOpened.NotReturnable(why);
            case Verdict.Returnable(var until, _) -> {
                RmaNumber rma = RmaNumber.ofSerial(serial++);
                returned.computeIfAbsent(proof.number(), _ -> new HashMap<>()).put(line, rma);
                yield new ReturnOpened.Opened(rma, until);
            }
        };
    }

    @Override
    public synchronized List<ReturnLine> lines(Proof proof, ZonedDateTime now) {
        return orders.find(proof).stream()
                .flatMap(order ->
                        order.items().stream()
                                .map(item -> new ReturnLine(item, verdict(order, item, now))))
                .toList();
    }

    private Verdict verdict(Order order, Item item, ZonedDateTime now) {
        return ReturnRules.judge(order, item, returned.getOrDefault(order.number(), Map.of()), now);
    }
}
