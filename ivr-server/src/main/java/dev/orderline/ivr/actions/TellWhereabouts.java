package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.Whereabouts;
import dev.orderline.ivr.orders.Whereabouts.Cause;
import dev.orderline.speech.recognition.SpokenDate;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code orders.whereabouts}: where the verified order is, when it comes, and why it is late.
 * Fills, as {@link #outcomes} says for each outcome: {@code expected}, {@code promised}, {@code
 * since}, {@code delivered}, {@code cancelled} (days), {@code place}, {@code cause}.
 */
public final class TellWhereabouts implements Action {
    private static final String UNKNOWN_DAY = "unknown-day";
    private static final String UNKNOWN_PLACE = "unknown-place";

    private static final Type A_DAY = new Type.Day(SpokenDate.Direction.ANY);
    private static final Fill EXPECTED = new Fill("expected", A_DAY, Set.of(UNKNOWN_DAY));
    private static final Fill PLACE = new Fill("place", new Type.Words(), Set.of(UNKNOWN_PLACE));
    private static final Fill DELIVERED = Fills.day("delivered");

    private final OrderDesk orders;

    public TellWhereabouts(OrderDesk orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "orders.whereabouts";
    }

    @Override
    public Map<String, Type> inputs() {
        return Map.of();
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        var outcomes = new HashMap<String, List<Fill>>();
        outcomes.put("not-shipped", List.of(EXPECTED));
        outcomes.put("in-transit", List.of(EXPECTED, PLACE));
        outcomes.put("out-for-delivery", List.of());
        outcomes.put("lost", List.of(Fills.SINCE, PLACE));
        outcomes.put("delivered", List.of(DELIVERED));
        outcomes.put("partly-delivered", List.of(DELIVERED, EXPECTED));
        outcomes.put("cancelled", List.of(Fills.day("cancelled")));
        outcomes.put("gone", List.of());
        for (String late : Set.of("late", "late-not-shipped", "late-not-scanned"))
            outcomes.put(
                    late,
                    List.of(EXPECTED, Fills.day("promised"), Fills.SINCE, PLACE, causes(late)));
        return outcomes;
    }

    /** Every cause that {@link #lateness} gives this outcome. */
    private static Fill causes(String late) {
        return Fill.of(
                "cause",
                new Type.Name(
                        Stream.of(Cause.values())
                                .filter(cause -> lateness(cause).equals(late))
                                .map(Cause::written)
                                .collect(Collectors.toSet())));
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return run.proof()
                .flatMap(orders::find)
                .map(order -> tell(Whereabouts.of(order, run.now())))
                .orElseGet(() -> Result.of("gone"));
    }

    private static Result tell(Whereabouts whereabouts) {
        return switch (whereabouts) {
            case Whereabouts.Cancelled(var on) ->
                    new Result("cancelled", Map.of("cancelled", day(on)));
            case Whereabouts.Delivered(var on) ->
                    new Result("delivered", Map.of("delivered", day(on)));
            case Whereabouts.PartlyDelivered partly ->
                    new Result(
                            "partly-delivered",
                            Map.of(
                                    "delivered",
                                    day(partly.on()),
                                    "expected",
                                    expected(partly.rest())));
            case Whereabouts.NotShipped rest ->
                    new Result("not-shipped", Map.of("expected", expected(rest)));
            case Whereabouts.InTransit rest ->
                    new Result(
                            "in-transit",
                            Map.of("expected", expected(rest), "place", place(rest.place())));
            case Whereabouts.OutForDelivery _ -> Result.of("out-for-delivery");
            case Whereabouts.Late late ->
                    new Result(
                            lateness(late.cause()),
                            Map.of(
                                    "expected", expected(late),
                                    "promised", day(late.promised()),
                                    "since", day(late.since()),
                                    "place", place(late.place()),
                                    "cause", new Value.Name(late.cause().written())));
            case Whereabouts.Lost(var place, var lastSeen) ->
                    new Result("lost", Map.of("since", day(lastSeen), "place", place(place)));
        };
    }

    private static String lateness(Cause cause) {
        return switch (cause) {
            case NOT_SHIPPED -> "late-not-shipped";
            case NO_SCAN -> "late-not-scanned";
            case WEATHER,
                    CUSTOMS,
                    MISSED_CONNECTION,
                    ADDRESS_PROBLEM,
                    DAMAGED,
                    DELIVERY_ATTEMPTED,
                    SHIPPED_LATE,
                    UNEXPLAINED ->
                    "late";
        };
    }

    private static Value expected(Whereabouts.Underway underway) {
        Optional<LocalDate> day =
                switch (underway) {
                    case Whereabouts.NotShipped(var expected) -> Optional.of(expected);
                    case Whereabouts.InTransit transit -> Optional.of(transit.estimated());
                    case Whereabouts.Late late -> late.estimated();
                    case Whereabouts.OutForDelivery _, Whereabouts.Lost _ -> Optional.empty();
                };
        return day.<Value>map(Value.Day::new).orElseGet(() -> new Value.Name(UNKNOWN_DAY));
    }

    private static Value place(String place) {
        return place.isEmpty() ? new Value.Name(UNKNOWN_PLACE) : new Value.Words(place);
    }

    private static Value day(LocalDate day) {
        return new Value.Day(day);
    }
}
