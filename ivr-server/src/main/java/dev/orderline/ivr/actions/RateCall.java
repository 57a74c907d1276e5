package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Rating;
import dev.orderline.ivr.orders.RatingDesk;
import dev.orderline.ivr.orders.Written;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code calls.rate}: takes down how the caller found the call. */
public final class RateCall implements Action {
    private static final String RATING = "rating";

    private final RatingDesk ratings;

    public RateCall(RatingDesk ratings) {
        this.ratings = ratings;
    }

    @Override
    public String name() {
        return "calls.rate";
    }

    @Override
    public Map<String, Type> inputs() {
        return Map.of(
                RATING,
                new Type.Name(
                        Stream.of(Rating.values())
                                .map(Written::written)
                                .collect(Collectors.toSet())));
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of("rated", List.of());
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        if (!(with.get(RATING) instanceof Value.Name(String name)))
            throw new IllegalArgumentException("expected a rating");
        ratings.rate(
                run.call(), Written.parse(Rating.class, name).orElseThrow(), run.now().toInstant());
        return Result.of("rated");
    }
}
