package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.ReturnPolicy.ConditionRule;
import dev.orderline.ivr.orders.ReturnPolicy.Consequence;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What follows of the condition in which something comes back. */
final class ConditionRules {
    private static final String CONDITION = "condition";

    /** Nothing follows of what is not asked. */
    private static final Consequence TAKEN = new Consequence.Taken(0);

    private final Optional<ConditionRule> rule;
    private final ReturnCase of;

    ConditionRules(ReturnPolicy policy, ReturnCase of) {
        this.rule =
                policy.conditions().stream()
                        .filter(each -> each.rule().when().fits(of))
                        .findFirst()
                        .filter(ConditionRule::asks);
        this.of = of;
    }

    /** Why the customer is to be asked first; empty if they need not be, or have been. */
    Optional<Because> wanted() {
        return rule.filter(_ -> of.condition() == Condition.NOT_TOLD)
                .map(known ->
                        because(known, "because we have to know first whether it has been used"));
    }

    /** Why it is not taken back in this condition; empty if it is. */
    Optional<Because> refused() {
        return rule.filter(known -> consequence(known) instanceof Consequence.Refused)
                .map(known ->
                        because(
                                known,
                                "because it has been %s, and we take %s back %s only"
                                        .formatted(told(), things(), enough(known))));
    }

    /** How many percent of the price are kept. */
    int percent() {
        return rule.map(this::consequence).orElse(TAKEN) instanceof Consequence.Taken(int percent)
                ? percent
                : 0;
    }

    /** {@code because}, and what is kept for the condition. */
    Because with(Because because) {
        var facts = new LinkedHashMap<>(because.facts());
        facts.put(CONDITION, of.condition().written());
        rule.ifPresent(known -> facts.put("condition's rule", known.rule().name()));
        facts.put("kept for it", percent() + " percent");
        return new Because(
                because.rule(),
                facts,
                because.sentence()
                        + "; %d percent are kept because it has been %s"
                                .formatted(percent(), told()));
    }

    private Consequence consequence(ConditionRule known) {
        return switch (of.condition()) {
            case NOT_TOLD, AS_NEW -> TAKEN;
            case OPENED -> known.opened();
            case USED -> known.used();
        };
    }

    private Because because(ConditionRule known, String sentence) {
        Map<String, String> facts = new LinkedHashMap<>(known.rule().when().facts(of));
        if (of.condition() != Condition.NOT_TOLD) facts.put(CONDITION, told());
        return new Because("conditions: " + known.rule().name(), facts, sentence);
    }

    private String told() {
        return of.condition().written();
    }

    /** How callers hear of all that is like it. */
    private String things() {
        String category = of.item().category();
        return category.equals(Item.UNSORTED)
                ? "such things"
                : category.replace('-', ' ').toLowerCase(Locale.ROOT);
    }

    private static String enough(ConditionRule known) {
        return known.opened() instanceof Consequence.Refused ? "unopened" : "unused";
    }
}
