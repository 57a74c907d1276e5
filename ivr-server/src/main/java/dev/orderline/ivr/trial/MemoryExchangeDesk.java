package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.ExchangeChoices;
import dev.orderline.ivr.orders.ExchangeDesk;
import dev.orderline.ivr.orders.ExchangeOpened;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.Cause;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.Replacement;
import dev.orderline.ivr.orders.ReturnDecisions;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Variant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Exchanges in memory; what lies ready waits for ever. Thread-safe. */
public final class MemoryExchangeDesk implements ExchangeDesk {
    private record Question(OrderNumber number, ReturnWish wish, String sku) {}

    private record Answered(Question question, ExchangeOpened answer) {}

    private final MemoryReturnDesk returns;
    private final MemoryBooks books;
    private final Map<UUID, Answered> answers = new HashMap<>();

    MemoryExchangeDesk(MemoryReturnDesk returns, MemoryBooks books) {
        this.returns = returns;
        this.books = books;
    }

    @Override
    public List<Choice> choices(Proof proof, ReturnWish wish, ZonedDateTime now) {
        synchronized (books) {
            return returns.decisions(proof, now)
                    .filter(all -> all.exchange(wish).isPresent())
                    .flatMap(all -> all.item(wish.line()))
                    .map(item -> choices(item, wish.reason()))
                    .orElse(List.of());
        }
    }

    private List<Choice> choices(Item item, ReturnReason reason) {
        return ExchangeChoices.of(
                new Variant(item.sku(), "", ""),
                books.stock().inStock(item.sku(), item.quantity()),
                reason);
    }

    @Override
    public ExchangeOpened open(
            UUID request, Proof proof, ReturnWish wish, String sku, ZonedDateTime now) {
        synchronized (books) {
            var question = new Question(proof.number(), wish, sku);
            Answered answered =
                    answers.computeIfAbsent(
                            request, _ -> new Answered(question, judged(proof, question, now)));
            if (!answered.question().equals(question))
                throw new IllegalArgumentException("this request has asked something else before");
            return answered.answer();
        }
    }

    private ExchangeOpened judged(Proof proof, Question question, ZonedDateTime now) {
        Optional<ReturnDecisions> decisions = returns.decisions(proof, now);
        Optional<Terms> terms = decisions.flatMap(all -> all.exchange(question.wish()));
        if (terms.isEmpty()) return new ExchangeOpened.NotOpened();
        Item item = decisions.flatMap(all -> all.item(question.wish().line())).orElseThrow();
        return choices(item, question.wish().reason()).stream()
                .filter(choice -> choice.sku().equals(question.sku()))
                .findFirst()
                .<ExchangeOpened>map(
                        choice -> opened(question, item, choice, terms.get(), decisions.get(), now))
                .orElseGet(ExchangeOpened.SoldOut::new);
    }

    private ExchangeOpened.Opened opened(
            Question question,
            Item item,
            Choice choice,
            Terms terms,
            ReturnDecisions decisions,
            ZonedDateTime now) {
        Refund refund =
                books.decide(
                        question.number(),
                        Cause.RETURNED,
                        terms.refund(),
                        terms.bonus(),
                        Destination.EXCHANGE,
                        terms.approval(),
                        decisions.exchanged(question.wish()),
                        now.toInstant());
        RmaNumber rma =
                books.open(
                        question.number(),
                        item,
                        question.wish(),
                        terms,
                        Optional.of(refund.id()),
                        now);
        books.replace(
                new Replacement(
                        rma,
                        item.name(),
                        choice.sku(),
                        choice.name(),
                        item.quantity(),
                        Replacement.State.RESERVED,
                        now.toInstant()));
        return new ExchangeOpened.Opened(rma, terms.until());
    }

    @Override
    public List<Replacement> replacements(Proof proof) {
        synchronized (books) {
            return books.replacements(proof.number());
        }
    }
}
