package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Claim;
import dev.orderline.ivr.orders.ClaimRules;
import dev.orderline.ivr.orders.ClaimRules.Judged;
import dev.orderline.ivr.orders.Claimed;
import dev.orderline.ivr.orders.Demand;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.Cause;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.RefundDesk;
import dev.orderline.ivr.orders.ReturnCase.History;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.orders.ReturnPolicy;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Refunds in memory. Thread-safe. */
public final class MemoryRefundDesk implements RefundDesk {
    private record Question(OrderNumber number, Demand demand, Destination to) {}

    private record Granted(Question question, Claimed.Due answer) {}

    private final MemoryOrderDesk orders;
    private final ReturnPolicies policies;
    private final MemoryBooks books;
    private final Map<UUID, Granted> granted = new HashMap<>();

    /**
     * @param orders whose money is asked for; nothing of them is sent back
     */
    public MemoryRefundDesk(MemoryOrderDesk orders, ReturnPolicies policies) {
        this(orders, policies, new MemoryBooks());
    }

    MemoryRefundDesk(MemoryOrderDesk orders, ReturnPolicies policies, MemoryBooks books) {
        this.orders = orders;
        this.policies = policies;
        this.books = books;
    }

    @Override
    public Claimed claim(
            UUID request, Proof proof, Demand demand, Destination to, ZonedDateTime now) {
        proof.allows(to);
        synchronized (books) {
            var question = new Question(proof.number(), demand, to);
            Granted before = granted.get(request);
            if (before != null && !before.question().equals(question))
                throw new IllegalArgumentException("this request has asked something else before");
            if (before != null) return before.answer();
            Claimed answer = answer(proof, demand, to, now);
            if (answer instanceof Claimed.Due due) granted.put(request, new Granted(question, due));
            return answer;
        }
    }

    private Claimed answer(Proof proof, Demand demand, Destination to, ZonedDateTime now) {
        Optional<Judged> judged = judge(proof, demand, now);
        if (judged.isEmpty()) return new Claimed.Gone();
        return switch (judged.get().decision()) {
            case Claimed.WouldBeDue due -> {
                follow(proof, demand, now.toInstant());
                Refund refund =
                        books.decide(
                                proof.number(),
                                Cause.of(demand),
                                due.amount(),
                                due.amount().times(0),
                                to,
                                due.approval(),
                                judged.get().parts(),
                                now.toInstant());
                yield new Claimed.Due(books.reserve(proof.number(), refund.id(), now.toInstant()));
            }
            case Claimed.NotDue not -> not;
            case Claimed.AlreadyPaid paid -> paid;
            case Claimed.Gone gone -> gone;
        };
    }

    /** What becomes of the order. */
    private void follow(Proof proof, Demand demand, Instant at) {
        switch (demand) {
            case Claim.LOST, Claim.LATE -> {}
            case Claim.CANCELLED -> orders.cancel(proof.number(), at);
            case Demand.CancelItem(int line) -> {
                orders.find(proof).ifPresent(books::keep);
                orders.cancelItem(proof.number(), line, at);
            }
        }
    }

    @Override
    public Claimed.Considered consider(Proof proof, Demand demand, ZonedDateTime now) {
        synchronized (books) {
            return judge(proof, demand, now).map(Judged::decision).orElseGet(Claimed.Gone::new);
        }
    }

    private Optional<Judged> judge(Proof proof, Demand demand, ZonedDateTime now) {
        return orders.find(proof)
                .map(order -> {
                    ReturnPolicy policy = policies.current().policy();
                    History history =
                            books.history(
                                    order, Set.of(), policy.limits().days(), now.toLocalDate());
                    return new ClaimRules(policy, order, books.account(order), history, now)
                            .judge(demand);
                });
    }

    @Override
    public Optional<Money> credit(Proof proof) {
        synchronized (books) {
            return orders.find(proof)
                    .map(order -> books.credit(order.number(), order.paid().times(0)));
        }
    }

    @Override
    public List<Refund> refunds(Proof proof) {
        synchronized (books) {
            return books.of(proof.number());
        }
    }
}
