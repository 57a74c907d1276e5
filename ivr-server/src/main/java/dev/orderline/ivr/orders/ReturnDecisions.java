package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Decision.ForPerson;
import dev.orderline.ivr.orders.Decision.Granted;
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
     * @param history what its customer has sent back before
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

    /** One line, a reason, and what is decided of it. */
    public record Considered(Item item, ReturnReason reason, Decision decision) {}

    /** What is decided of a line; empty if the order has none of that number. */
    public Optional<Decision> of(int line, ReturnReason reason) {
        return item(line).map(item -> decide(item, reason));
    }

    /**
     * What is decided of a line when its return is to be opened: what a photo is still wanted of, a
     * person looks at. Empty if the order has none of that number.
     */
    public Optional<Decision> toOpen(int line, ReturnReason reason) {
        return of(line, reason).map(ReturnDecisions::unseenForPerson);
    }

    private static Decision unseenForPerson(Decision decision) {
        return decision instanceof Granted(Terms terms, _) && terms.photo()
                ? new ForPerson(terms, UNSEEN)
                : decision;
    }

    /** What of the order is paid back if the return of a line of it is granted. */
    public List<Part> parts(int line, ReturnReason reason) {
        return item(line).map(item -> rules.parts(of(item, reason))).orElse(List.of());
    }

    /**
     * On which terms a line may be exchanged; empty if it may not, or what a photo is still wanted
     * of, or is none of the order.
     */
    public Optional<Terms> exchange(int line, ReturnReason reason) {
        return toOpen(line, reason)
                .filter(Granted.class::isInstance)
                .flatMap(_ -> item(line))
                .flatMap(item -> rules.exchange(of(item, reason)));
    }

    /** What of the order is settled when a line of it is exchanged. */
    public List<Part> exchanged(int line, ReturnReason reason) {
        return item(line).map(item -> rules.exchanged(of(item, reason))).orElse(List.of());
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
        List<Decision> all = reasons().map(reason -> decide(item, reason)).toList();
        return Stream.of(Granted.class, ForPerson.class, Decision.class)
                .flatMap(kind -> all.stream().filter(kind::isInstance))
                .findFirst()
                .orElseThrow();
    }

    /** Each line for each reason. */
    public List<Considered> all() {
        return order.items().stream()
                .flatMap(item ->
                        reasons().map(reason -> new Considered(item, reason, decide(item, reason))))
                .toList();
    }

    private static Stream<ReturnReason> reasons() {
        return Stream.of(ReturnReason.values());
    }

    private Decision decide(Item item, ReturnReason reason) {
        Decision decision = rules.decide(of(item, reason));
        return decision instanceof Granted(Terms terms, Because because)
                        && shown.contains(item.line())
                ? new Granted(terms.seen(), because)
                : decision;
    }

    private ReturnCase of(Item item, ReturnReason reason) {
        return new ReturnCase(order, account, item, reason, returned, history, now);
    }
}
