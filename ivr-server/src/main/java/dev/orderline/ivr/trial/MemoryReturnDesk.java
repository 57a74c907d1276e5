package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.ReturnCase.History;
import dev.orderline.ivr.orders.ReturnDecisions;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Returns in memory; each order is a customer of its own. Thread-safe. */
public final class MemoryReturnDesk implements ReturnDesk {
    private record Question(OrderNumber number, int line, ReturnReason reason) {}

    private record Answered(Question question, ReturnOpened answer) {}

    private record Open(int line, RmaNumber rma, LocalDate on) {}

    private final OrderDesk orders;
    private final ReturnPolicies policies;
    private final Map<UUID, Answered> answers = new HashMap<>();
    private final Map<OrderNumber, List<Open>> open = new HashMap<>();
    private int serial = RmaNumber.FIRST_SERIAL;

    /**
     * @param orders of which returns are opened
     */
    public MemoryReturnDesk(OrderDesk orders, ReturnPolicies policies) {
        this.orders = orders;
        this.policies = policies;
    }

    @Override
    public synchronized ReturnOpened open(
            UUID request, Proof proof, int line, ReturnReason reason, ZonedDateTime now) {
        var question = new Question(proof.number(), line, reason);
        Answered answered =
                answers.computeIfAbsent(
                        request, _ -> new Answered(question, answer(proof, line, reason, now)));
        if (!answered.question().equals(question))
            throw new IllegalArgumentException("this request has asked something else before");
        return answered.answer();
    }

    private ReturnOpened answer(Proof proof, int line, ReturnReason reason, ZonedDateTime now) {
        Optional<Decision> decision = decide(proof, line, reason, now);
        if (decision.isEmpty()) return new ReturnOpened.Gone();
        return switch (decision.get()) {
            case Decision.Refused why -> new ReturnOpened.NotReturnable(why);
            case Decision.ForPerson why -> new ReturnOpened.NeedsPerson(why);
            case Decision.Granted(var terms, _) -> {
                RmaNumber rma = RmaNumber.ofSerial(serial++);
                open.computeIfAbsent(proof.number(), _ -> new ArrayList<>())
                        .add(new Open(line, rma, now.toLocalDate()));
                yield new ReturnOpened.Opened(rma, terms);
            }
        };
    }

    @Override
    public synchronized Optional<Decision> decide(
            Proof proof, int line, ReturnReason reason, ZonedDateTime now) {
        return decisions(proof, now).flatMap(all -> all.of(line, reason));
    }

    @Override
    public synchronized List<ReturnLine> lines(Proof proof, ZonedDateTime now) {
        return decisions(proof, now).map(ReturnDecisions::atBest).orElse(List.of());
    }

    private Optional<ReturnDecisions> decisions(Proof proof, ZonedDateTime now) {
        ReturnPolicy policy = policies.current().policy();
        List<Open> returns = open.getOrDefault(proof.number(), List.of());
        LocalDate today = now.toLocalDate();
        LocalDate since = today.minusDays(policy.limits().days());
        var history =
                new History(
                        (int) returns.stream().filter(each -> each.on().equals(today)).count(),
                        (int) returns.stream().filter(each -> each.on().isAfter(since)).count());
        Map<Integer, RmaNumber> returned =
                returns.stream().collect(Collectors.toMap(Open::line, Open::rma));
        return orders.find(proof)
                .map(order -> new ReturnDecisions(policy, order, returned, history, now));
    }
}
