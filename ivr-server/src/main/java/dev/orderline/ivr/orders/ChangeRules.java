package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.ReturnChanged.Considered;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a return goes on on other terms: it is decided as if it were opened now, and its last day
 * is never an earlier one.
 */
public final class ChangeRules {
    private static final Because EXCHANGED =
            new Because("exchange", Map.of(), "because something else is sent for it");

    private final ReturnDecisions decisions;
    private final ReturnUnderway underway;
    private final boolean exchanged;

    /**
     * @param decisions of its order, as if the return had not been opened
     * @param exchanged whether the customer gets something else for it
     */
    public ChangeRules(ReturnDecisions decisions, ReturnUnderway underway, boolean exchanged) {
        this.decisions = decisions;
        this.underway = underway;
        this.exchanged = exchanged;
    }

    /**
     * @param condition as it was told when the return was opened
     */
    public Considered judge(ReturnReason reason, Condition condition) {
        if (!underway.step().mayBecome(ReturnStep.CANCELLED)) return new ReturnChanged.Over();
        if (exchanged) return new ReturnChanged.NeedsPerson(EXCHANGED);
        Optional<Decision.Ripe> decision =
                decisions.toOpen(new ReturnWish(underway.line(), reason, condition));
        return decision.map(this::judged).orElseGet(ReturnChanged.Over::new);
    }

    private Considered judged(Decision.Ripe decision) {
        return switch (decision) {
            case Decision.Granted(Terms terms, Because because) ->
                    new ReturnChanged.WouldChange(terms.until(notBefore(terms.until())), because);
            case Decision.ForPerson(_, Because because) -> new ReturnChanged.NeedsPerson(because);
            case Decision.Refused why -> new ReturnChanged.NotReturnable(why);
        };
    }

    private LocalDate notBefore(LocalDate until) {
        return until.isBefore(underway.until()) ? underway.until() : until;
    }
}
