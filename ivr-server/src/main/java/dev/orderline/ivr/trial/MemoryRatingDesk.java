package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Rating;
import dev.orderline.ivr.orders.RatingDesk;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Ratings in memory. Thread-safe. */
public final class MemoryRatingDesk implements RatingDesk {
    private record Rated(Rating rating, Instant at) {}

    private final Map<UUID, Rated> ratings = new LinkedHashMap<>();

    @Override
    public synchronized void rate(UUID call, Rating rating, Instant at) {
        ratings.putIfAbsent(call, new Rated(rating, at));
    }

    @Override
    public synchronized List<Integer> since(Instant since) {
        return Stream.of(Rating.values())
                .map(rating ->
                        (int)
                                ratings.values().stream()
                                        .filter(each -> each.rating() == rating)
                                        .filter(each -> !each.at().isBefore(since))
                                        .count())
                .toList();
    }
}
