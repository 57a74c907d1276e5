package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Decision.ConditionWanted;
import dev.orderline.ivr.orders.Decision.ForPerson;
import dev.orderline.ivr.orders.Decision.Granted;
import dev.orderline.ivr.orders.Decision.Ripe;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.ReturnCase.History;
import dev.orderline.ivr.orders.ReturnDesk.ReturnLine;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a policy says of sending back the lines of one order, at one moment. */
public final class ReturnDecisions {
    private static final Because UNSEEN =
            new Because("photo", Map.of(), "because we have to see it first");

    private final ReturnRules rules;
    private final Order order;
    private final Account account;
    private final Map<Integer, RmaNumber> returned;
    private final History history;
    private final Set<Integer> shown;
    private final ZonedDateTime now;

    /**
     * @param account what was paid for it
     * @param returned lines of the order of which a return is open, and its number
     * @param history what its customer has done before
     * @param shown lines of the order that a photo shows, which came lately
     * @param now in the shop's time zone
     */
    public ReturnDecisions(
            ReturnPolicy policy,
            Order order,
            Account account,
            Map<Integer, RmaNumber> returned,
            History history,
            Set<Integer> shown,
            ZonedDateTime now) {
        this.rules = new ReturnRules(policy);
        this.order = order;
        this.account = account;
        this.returned = Map.copyOf(returned);
        this.history = history;
        this.shown = Set.copyOf(shown);
        this.now = now;
    }

    /** One line, what is said of it, and what is decided then. */
    public record Considered(Item item, ReturnWish wish, Decision decision) {}

    /** What is decided of a wish; empty if the order has no such line. */
    public Optional<Decision> of(ReturnWish wish) {
        return item(wish.line()).map(item -> decide(item, wish));
    }

    /**
     * What is decided of a wish when its return is to be opened: a person looks at what a photo is
     * still wanted of, and at that of which the condition is. Empty if the order has no such line.
     */
    public Optional<Ripe> toOpen(ReturnWish wish) {
        return of(wish).map(ReturnDecisions::ripe);
    }

    private static Ripe ripe(Decision decision) {
        return switch (decision) {
            case ConditionWanted(Terms terms, Because because) -> new ForPerson(terms, because);
            case Granted(Terms terms, _) when terms.photo() -> new ForPerson(terms, UNSEEN);
            case Ripe ripe -> ripe;
        };
    }

    /** What of the order is paid back if a wish is granted. */
    public List<Part> parts(ReturnWish wish) {
        return item(wish.line()).map(item -> rules.parts(of(item, wish))).orElse(List.of());
    }

    /**
     * On which terms a line may be exchanged; empty if it may not, or something is still wanted of
     * it, or it is none of the order.
     */
    public Optional<Terms> exchange(ReturnWish wish) {
        return toOpen(wish)
                .filter(Granted.class::isInstance)
                .flatMap(_ -> item(wish.line()))
                .flatMap(item -> rules.exchange(of(item, wish)));
    }

    /** What of the order is settled when a line of it is exchanged. */
    public List<Part> exchanged(ReturnWish wish) {
        return item(wish.line()).map(item -> rules.exchanged(of(item, wish))).orElse(List.of());
    }

    /** A line; empty if the order has none of that number. */
    public Optional<Item> item(int line) {
        return order.items().stream().filter(item -> item.line() == line).findFirst();
    }

    /** Each line, and what is decided of it for the reason that is best for the customer. */
    public List<ReturnLine> atBest() {
        return order.items().stream().map(item -> new ReturnLine(item, atBest(item))).toList();
    }

    private Decision atBest(Item item) {
        List<Decision> all = wishes(item).map(wish -> decide(item, wish)).toList();
        return Stream.of(Granted.class, ConditionWanted.class, ForPerson.class, Decision.class)
                .flatMap(kind -> all.stream().filter(kind::isInstance))
                .findFirst()
                .orElseThrow();
    }

    /** Each line for each reason, and for each condition where that matters. */
    public List<Considered> all() {
        return order.items().stream()
                .flatMap(item -> wishes(item).flatMap(wish -> considered(item, wish)))
                .toList();
    }

    private Stream<Considered> considered(Item item, ReturnWish wish) {
        Decision decision = decide(item, wish);
        if (!(decision instanceof ConditionWanted))
            return Stream.of(new Considered(item, wish, decision));
        return Stream.of(Condition.values())
                .filter(condition -> condition != Condition.NOT_TOLD)
                .map(condition -> new ReturnWish(wish.line(), wish.reason(), condition))
                .map(told -> new Considered(item, told, decide(item, told)));
    }

    /** For each reason, while nobody has asked for more. */
    private static Stream<ReturnWish> wishes(Item item) {
        return Stream.of(ReturnReason.values()).map(reason -> new ReturnWish(item.line(), reason));
    }

    private Decision decide(Item item, ReturnWish wish) {
        Decision decision = rules.decide(of(item, wish));
        return decision instanceof Granted(Terms terms, Because because)
                        && shown.contains(item.line())
                ? new Granted(terms.seen(), because)
                : decision;
    }

    private ReturnCase of(Item item, ReturnWish wish) {
        return new ReturnCase(
                order, account, item, wish.reason(), wish.condition(), returned, history, now);
    }
}
