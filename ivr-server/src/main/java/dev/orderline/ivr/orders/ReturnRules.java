package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Decision.Label;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.ReturnPolicy.Fee;
import dev.orderline.ivr.orders.ReturnPolicy.LabelRule;
import dev.orderline.ivr.orders.ReturnPolicy.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a line of an order may be sent back. Days are those of the shop's time zone.
 *
 * <p>The rules, first match wins:
 *
 * <ol>
 *   <li>A return of the line has been opened: {@link Decision.AlreadyReturned}.
 *   <li>It was sold as {@link Decision.FinalSale}, whatever has become of it, and the reason is
 *       none that undoes that.
 *   <li>The last parcel that holds it and was taken by a carrier has not been delivered, or there
 *       is none: {@link Decision.NotDelivered}.
 *   <li>Its window, or that of the holidays if it is longer, is over: {@link Decision.TooLate}.
 *   <li>It is in a condition in which it is not taken back: {@link Decision.NotAsNew}.
 *   <li>It was paid in another currency than the policy's amounts, its customer sends back much, or
 *       a flag is raised: {@link Decision.ForPerson}.
 *   <li>Its condition matters and was not told: {@link Decision.ConditionWanted}. Of what the
 *       customer keeps it never does.
 *   <li>{@link Decision.Granted}, all of the line.
 * </ol>
 */
public final class ReturnRules {
    private final ReturnPolicy policy;

    public ReturnRules(ReturnPolicy policy) {
        this.policy = policy;
    }

    /** What is decided of {@code of}. */
    public Decision decide(ReturnCase of) {
        return neverOrAgain(of)
                .or(() -> of.delivered().map(day -> decide(of, day, Deadline.of(policy, of, day))))
                .orElseGet(() ->
                        new Decision.NotDelivered(
                                new Because(
                                        "not delivered",
                                        Map.of(),
                                        "because it has not arrived yet")));
    }

    private Optional<Decision> neverOrAgain(ReturnCase of) {
        RmaNumber rma = of.returned().get(of.item().line());
        if (rma != null)
            return Optional.of(
                    new Decision.AlreadyReturned(
                            rma,
                            new Because(
                                    "already returned",
                                    Map.of("return", rma.digits()),
                                    "because it is on its way back already")));
        if (of.item().finalSale() && !policy.finalSaleExcept().contains(of.reason()))
            return Optional.of(
                    new Decision.FinalSale(
                            new Because(
                                    "final sale",
                                    Map.of("reason", of.reason().written()),
                                    "because it was sold as final sale")));
        return Optional.empty();
    }

    private Decision decide(ReturnCase of, LocalDate delivered, Deadline deadline) {
        if (of.today().isAfter(deadline.until()))
            return new Decision.TooLate(delivered, deadline.until(), deadline.because(of));
        Terms terms = terms(of, deadline.until());
        if (terms.keeps())
            return personOr(of, terms, new Decision.Granted(terms, deadline.because(of)));
        var conditions = new ConditionRules(policy, of);
        Optional<Because> refused = conditions.refused();
        if (refused.isPresent()) return new Decision.NotAsNew(of.condition(), refused.get());
        Because because =
                conditions.percent() > shelf(of)
                        ? conditions.with(deadline.because(of))
                        : deadline.because(of);
        return personOr(
                of,
                terms,
                conditions
                        .wanted()
                        .<Decision>map(why -> new Decision.ConditionWanted(terms, why))
                        .orElseGet(() -> new Decision.Granted(terms, because)));
    }

    private Decision personOr(ReturnCase of, Terms terms, Decision otherwise) {
        return person(of)
                .<Decision>map(why -> new Decision.ForPerson(terms, why))
                .orElse(otherwise);
    }

    /** Why a person has to decide; empty if none has to. */
    private Optional<Because> person(ReturnCase of) {
        ReturnCase.History history = of.history();
        ReturnPolicy.Limits limits = policy.limits();
        if (isForeign(of))
            return Optional.of(
                    new Because(
                            "currency",
                            Map.of("currency", of.item().price().currency().getCurrencyCode()),
                            "because it was paid in another currency"));
        if (history.today() >= limits.aDay())
            return Optional.of(
                    new Because(
                            "limits: a day",
                            Map.of("returns today", Integer.toString(history.today())),
                            "because several returns were opened today"));
        if (history.lately() >= limits.lately())
            return Optional.of(
                    new Because(
                            "limits: lately",
                            Map.of(
                                    "returns in " + limits.days() + " days",
                                    Integer.toString(history.lately())),
                            "because much was sent back lately"));
        return new FlagRules(policy, history, of.now()).raised(of.value());
    }

    private Terms terms(ReturnCase of, LocalDate until) {
        boolean keeps = fits(policy.keeps(), of);
        Money fee = keeps ? of.value().times(0) : fee(of);
        Label label = keeps ? new Label.None() : label(of);
        List<Part> parts = parts(of);
        Money worth = of.account().worth(parts);
        Money shipping = worth.minusAtMost(of.account().worth(of.account().of(of.item())));
        Money refund = refund(worth.minusAtMost(fee), label);
        return new Terms(
                until,
                of.item().quantity(),
                refund,
                shipping,
                bonus(of, refund),
                fee,
                label,
                keeps,
                fits(policy.photos(), of),
                policy.approvals().of(refund));
    }

    /** What of the order is paid back if this is granted. */
    List<Part> parts(ReturnCase of) {
        List<Part> item = of.account().of(of.item());
        if (!policy.shippingBack().contains(of.reason())) return item;
        return Stream.of(item, of.account().ofShipping()).flatMap(List::stream).toList();
    }

    /** On which terms it may be exchanged, when it has been seen; empty if it may not. */
    Optional<Terms> exchange(ReturnCase of) {
        if (!(decide(of) instanceof Decision.Granted(Terms terms, _))) return Optional.empty();
        Money worth = of.account().worth(exchanged(of));
        boolean nothing = worth.minor() == 0 || terms.keeps();
        if (nothing || !fits(policy.exchanges(), of)) return Optional.empty();
        Money none = worth.times(0);
        return Optional.of(
                new Terms(
                        terms.until(),
                        terms.quantity(),
                        worth,
                        none,
                        none,
                        none,
                        new Label.ShopPays(),
                        false,
                        false,
                        policy.approvals().of(worth)));
    }

    /** What of the order is settled by an exchange. */
    List<Part> exchanged(ReturnCase of) {
        return of.account().of(of.item());
    }

    private static Money refund(Money value, Label label) {
        return switch (label) {
            case Label.ShopPays(), Label.None() -> value;
            case Label.CustomerPays(Money cost) -> value.minusAtMost(cost);
        };
    }

    private Money bonus(ReturnCase of, Money refund) {
        return policy.bonuses().stream()
                .filter(each -> each.rule().when().fits(of))
                .findFirst()
                .map(each -> refund.percent(each.percent()))
                .orElseGet(() -> refund.times(0));
    }

    /** The larger of what is kept for the shelf and for the condition. */
    private Money fee(ReturnCase of) {
        return of.value().percent(Math.max(shelf(of), new ConditionRules(policy, of).percent()));
    }

    /** How many percent are kept for putting it back on the shelf. */
    private int shelf(ReturnCase of) {
        return policy.fees().stream()
                .filter(each -> each.rule().when().fits(of))
                .findFirst()
                .map(Fee::percent)
                .orElse(0);
    }

    /** Amounts of the policy say nothing in another currency. */
    private Label label(ReturnCase of) {
        if (isForeign(of)) return new Label.ShopPays();
        return policy.labels().stream()
                .filter(each -> each.rule().when().fits(of))
                .findFirst()
                .map(LabelRule::label)
                .orElseThrow();
    }

    /** Whether it was paid in another currency than the policy's amounts. */
    private boolean isForeign(ReturnCase of) {
        return !of.item().price().currency().equals(policy.currency());
    }

    private static boolean fits(List<Rule> rules, ReturnCase of) {
        return rules.stream().anyMatch(rule -> rule.when().fits(of));
    }
}
