package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.Cause;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnDecisions;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnUnderway;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Returns in memory; each order is a customer of its own. Thread-safe. */
public final class MemoryReturnDesk implements ReturnDesk {
    private record Question(OrderNumber number, ReturnWish wish) {}

    private record Answered(Question question, ReturnOpened answer) {}

    private final OrderDesk orders;
    private final ReturnPolicies policies;
    private final MemoryPhotoDesk photos;
    private final MemoryBooks books;
    private final Map<UUID, Answered> answers = new HashMap<>();

    /**
     * @param orders of which returns are opened
     * @param photos of their lines
     */
    public MemoryReturnDesk(OrderDesk orders, ReturnPolicies policies, MemoryPhotoDesk photos) {
        this(orders, policies, photos, new MemoryBooks());
    }

    MemoryReturnDesk(
            OrderDesk orders, ReturnPolicies policies, MemoryPhotoDesk photos, MemoryBooks books) {
        this.orders = orders;
        this.policies = policies;
        this.photos = photos;
        this.books = books;
    }

    @Override
    public ReturnOpened open(
            UUID request, Proof proof, ReturnWish wish, Destination to, ZonedDateTime now) {
        proof.allows(to);
        synchronized (books) {
            var question = new Question(proof.number(), wish);
            Answered answered =
                    answers.computeIfAbsent(
                            request, _ -> new Answered(question, answer(proof, wish, to, now)));
            if (!answered.question().equals(question))
                throw new IllegalArgumentException("this request has asked something else before");
            return answered.answer();
        }
    }

    private ReturnOpened answer(Proof proof, ReturnWish wish, Destination to, ZonedDateTime now) {
        Optional<ReturnDecisions> decisions = decisions(proof, now);
        Optional<Decision.Ripe> decision = decisions.flatMap(all -> all.toOpen(wish));
        if (decision.isEmpty()) return new ReturnOpened.Gone();
        return switch (decision.get()) {
            case Decision.Refused why -> new ReturnOpened.NotReturnable(why);
            case Decision.ForPerson why -> new ReturnOpened.NeedsPerson(why);
            case Decision.Granted(var terms, _) ->
                    opened(proof, wish, to, terms, decisions.orElseThrow(), now);
        };
    }

    private ReturnOpened opened(
            Proof proof,
            ReturnWish wish,
            Destination to,
            Terms terms,
            ReturnDecisions decisions,
            ZonedDateTime now) {
        OrderNumber number = proof.number();
        Optional<UUID> refund = Optional.empty();
        if (terms.refund().minor() > 0)
            refund =
                    Optional.of(
                                    books.decide(
                                            number,
                                            terms.keeps() ? Cause.KEPT : Cause.RETURNED,
                                            terms.refund(),
                                            terms.bonus(),
                                            to,
                                            terms.approval(),
                                            decisions.parts(wish),
                                            now.toInstant()))
                            .map(Refund::id);
        Item item = decisions.item(wish.line()).orElseThrow();
        RmaNumber rma = books.open(number, item, wish, terms, refund, now);
        if (terms.keeps()) refund.ifPresent(kept -> books.reserve(number, kept, now.toInstant()));
        return new ReturnOpened.Opened(rma, terms);
    }

    @Override
    public boolean cancel(Proof proof, RmaNumber rma, ZonedDateTime now) {
        synchronized (books) {
            Optional<ReturnStep> step = books.find(proof.number(), rma).map(ReturnUnderway::step);
            if (step.isEmpty()) return false;
            if (step.get() == ReturnStep.CANCELLED) return true;
            if (!step.get().mayBecome(ReturnStep.CANCELLED)) return false;
            books.step(proof.number(), rma, ReturnStep.CANCELLED, now.toInstant());
            return true;
        }
    }

    @Override
    public List<ReturnUnderway> underway(Proof proof) {
        synchronized (books) {
            return books.underway(proof.number());
        }
    }

    /** Here every return has a label that can be sent as soon as it is open. */
    @Override
    public boolean sendLabel(UUID request, Proof proof, RmaNumber rma, ZonedDateTime now) {
        synchronized (books) {
            return books.find(proof.number(), rma)
                    .filter(each -> each.step().mayBecome(ReturnStep.DROPPED_OFF))
                    .isPresent();
        }
    }

    @Override
    public Optional<Decision> decide(Proof proof, ReturnWish wish, ZonedDateTime now) {
        synchronized (books) {
            return decisions(proof, now).flatMap(all -> all.of(wish));
        }
    }

    @Override
    public List<ReturnLine> lines(Proof proof, ZonedDateTime now) {
        synchronized (books) {
            return decisions(proof, now).map(ReturnDecisions::atBest).orElse(List.of());
        }
    }

    Optional<ReturnDecisions> decisions(Proof proof, ZonedDateTime now) {
        ReturnPolicy policy = policies.current().policy();
        return orders.find(proof).map(order -> decisions(policy, order, now));
    }

    private ReturnDecisions decisions(ReturnPolicy policy, Order order, ZonedDateTime now) {
        OrderNumber number = order.number();
        return new ReturnDecisions(
                policy,
                order,
                books.account(order),
                books.returned(number),
                books.history(order, policy.limits().days(), now.toLocalDate()),
                photos.shown(number, now.toInstant().minus(PhotoDesk.COUNTS)),
                now);
    }
}
