package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.ChangeRules;
import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Part;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.Cause;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnChanged;
import dev.orderline.ivr.orders.ReturnDecisions;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnUnderway;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Returns in memory; each order is a customer of its own. Thread-safe. */
public final class MemoryReturnDesk implements ReturnDesk {
    private record Question(OrderNumber number, ReturnWish wish) {}

    private record Change(
            OrderNumber number,
            RmaNumber rma,
            ReturnReason reason,
            Destination to,
            ReturnChanged.Changed answer) {}

    private record Answered(Question question, ReturnOpened answer) {}

    private final OrderDesk orders;
    private final ReturnPolicies policies;
    private final MemoryPhotoDesk photos;
    private final MemoryBooks books;
    private final Map<UUID, Answered> answers = new HashMap<>();
    private final Map<UUID, Change> changes = new HashMap<>();

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
        Optional<UUID> refund = refund(number, to, terms, decisions.parts(wish), now.toInstant());
        Item item = decisions.item(wish.line()).orElseThrow();
        RmaNumber rma = books.open(number, item, wish, terms, refund, now);
        if (terms.keeps()) refund.ifPresent(kept -> books.reserve(number, kept, now.toInstant()));
        return new ReturnOpened.Opened(rma, terms);
    }

    /** Decides what is paid for a return; empty if nothing is. */
    private Optional<UUID> refund(
            OrderNumber number, Destination to, Terms terms, List<Part> parts, Instant at) {
        if (terms.refund().minor() == 0) return Optional.empty();
        Refund refund =
                books.decide(
                        number,
                        terms.keeps() ? Cause.KEPT : Cause.RETURNED,
                        terms.refund(),
                        terms.bonus(),
                        to,
                        terms.approval(),
                        parts,
                        at);
        return Optional.of(refund.id());
    }

    @Override
    public ReturnChanged change(
            UUID request,
            Proof proof,
            RmaNumber rma,
            ReturnReason reason,
            Destination to,
            ZonedDateTime now) {
        proof.allows(to);
        synchronized (books) {
            Change before = changes.get(request);
            if (before == null) return changed(request, proof, rma, reason, to, now);
            if (!before.equals(new Change(proof.number(), rma, reason, to, before.answer())))
                throw new IllegalArgumentException(
                        "this request has changed something else before");
            return before.answer();
        }
    }

    private ReturnChanged changed(
            UUID request,
            Proof proof,
            RmaNumber rma,
            ReturnReason reason,
            Destination to,
            ZonedDateTime now) {
        return switch (considerChange(proof, rma, reason, now)) {
            case ReturnChanged.WouldChange(Terms terms, _) -> {
                OrderNumber number = proof.number();
                int line = books.find(number, rma).orElseThrow().line();
                var wish = new ReturnWish(line, reason, books.condition(number, rma));
                List<Part> parts = decisionsBut(proof, Set.of(rma), now).orElseThrow().parts(wish);
                Optional<UUID> refund = refund(number, to, terms, parts, now.toInstant());
                books.change(number, rma, terms, refund, now.toInstant());
                var answer = new ReturnChanged.Changed(terms);
                changes.put(request, new Change(number, rma, reason, to, answer));
                yield answer;
            }
            case ReturnChanged.NotReturnable not -> not;
            case ReturnChanged.NeedsPerson person -> person;
            case ReturnChanged.Over over -> over;
        };
    }

    @Override
    public ReturnChanged.Considered considerChange(
            Proof proof, RmaNumber rma, ReturnReason reason, ZonedDateTime now) {
        synchronized (books) {
            Optional<ReturnUnderway> underway = books.find(proof.number(), rma);
            Optional<ReturnDecisions> decisions = decisionsBut(proof, Set.of(rma), now);
            if (underway.isEmpty() || decisions.isEmpty()) return new ReturnChanged.Over();
            boolean exchanged =
                    books.replacements(proof.number()).stream()
                            .anyMatch(each -> each.rma().equals(rma));
            return new ChangeRules(decisions.get(), underway.get(), exchanged)
                    .judge(reason, books.condition(proof.number(), rma));
        }
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
        return decisionsBut(proof, Set.of(), now);
    }

    /**
     * @param but returns that are as if they had not been opened
     */
    private Optional<ReturnDecisions> decisionsBut(
            Proof proof, Set<RmaNumber> but, ZonedDateTime now) {
        ReturnPolicy policy = policies.current().policy();
        return orders.find(proof).map(order -> decisions(policy, order, but, now));
    }

    private ReturnDecisions decisions(
            ReturnPolicy policy, Order order, Set<RmaNumber> but, ZonedDateTime now) {
        OrderNumber number = order.number();
        return new ReturnDecisions(
                policy,
                order,
                books.accountBut(order, but),
                books.returned(number, but),
                books.history(order, but, policy.limits().days(), now.toLocalDate()),
                photos.shown(number, now.toInstant().minus(PhotoDesk.COUNTS)),
                now);
    }
}
