package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnDesk.ReturnLine;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code returns.check}: whether an item of the verified order may be sent back for any reason, and
 * why not. Fills, as {@link #outcomes} says for each outcome, {@code until}, {@code delivered}
 * (days) and {@code rma}.
 */
public final class CheckReturn implements Action {
    static final Fill UNTIL = Fills.day("until");
    static final Fill RMA = Fill.of("rma", new Type.Digits(RmaNumber.LENGTH, RmaNumber.LENGTH));
    private static final Fill DELIVERED = Fills.day("delivered");

    /** The outcomes of what may not be sent back. */
    static final Map<String, List<Fill>> REFUSALS =
            Map.of(
                    "not-delivered", List.of(),
                    "too-late", List.of(DELIVERED, UNTIL),
                    "final-sale", List.of(),
                    "already-returned", List.of(RMA),
                    "gone", List.of());

    /** What {@link #numbered} fills. */
    static final List<Fill> NUMBERED = List.of(RMA, UNTIL);

    private final ReturnDesk returns;

    public CheckReturn(ReturnDesk returns) {
        this.returns = returns;
    }

    /** A return, by its number and the last day on which it may be sent. */
    static Result numbered(String outcome, RmaNumber rma, LocalDate until) {
        return new Result(
                outcome,
                Map.of(
                        RMA.slot(),
                        new Value.Digits(rma.digits()),
                        UNTIL.slot(),
                        new Value.Day(until)));
    }

    @Override
    public String name() {
        return "returns.check";
    }

    @Override
    public Map<String, Type> inputs() {
        return ReturnQuestion.WITHOUT_REASON;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        Map<String, List<Fill>> outcomes = new HashMap<>(REFUSALS);
        outcomes.put("returnable", List.of(UNTIL));
        return outcomes;
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        int line = ReturnQuestion.line(with);
        return run.proof()
                .flatMap(proof ->
                        returns.lines(proof, run.now()).stream()
                                .filter(each -> each.item().line() == line)
                                .findFirst())
                .map(ReturnLine::atBest)
                .map(CheckReturn::told)
                .orElseGet(() -> Result.of("gone"));
    }

    private static Result told(Decision decision) {
        return switch (decision) {
            case Decision.Granted(var terms, _) -> returnable(terms.until());
            case Decision.ForPerson(var terms, _) -> returnable(terms.until());
            case Decision.ConditionWanted(var terms, _) -> returnable(terms.until());
            case Decision.Refused refused -> refused(refused);
        };
    }

    private static Result returnable(LocalDate until) {
        return new Result("returnable", Map.of("until", new Value.Day(until)));
    }

    /** One of {@link #REFUSALS}. */
    static Result refused(Decision.Refused refused) {
        return switch (refused) {
            case Decision.NotDelivered _ -> Result.of("not-delivered");
            case Decision.TooLate(LocalDate delivered, LocalDate until, _) ->
                    new Result(
                            "too-late",
                            Map.of(
                                    "delivered",
                                    new Value.Day(delivered),
                                    "until",
                                    new Value.Day(until)));
            case Decision.FinalSale _ -> Result.of("final-sale");
            case Decision.NotAsNew _ ->
                    throw new IllegalStateException("nobody has told its condition");
            case Decision.AlreadyReturned(RmaNumber rma, _) ->
                    new Result("already-returned", Map.of("rma", new Value.Digits(rma.digits())));
        };
    }
}
