package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every rating desk keeps to. */
public abstract class RatingDeskContract {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /** A desk at which nothing was said. */
    protected abstract RatingDesk desk();

    @Test
    void eachRatingIsCounted() {
        RatingDesk desk = desk();
        assertEquals(List.of(0, 0, 0, 0, 0), desk.since(NOW));
        desk.rate(UUID.randomUUID(), Rating.VERY_BAD, NOW.minusSeconds(1));
        desk.rate(UUID.randomUUID(), Rating.GOOD, NOW);
        desk.rate(UUID.randomUUID(), Rating.VERY_GOOD, NOW.plusSeconds(1));
        desk.rate(UUID.randomUUID(), Rating.VERY_GOOD, NOW.plusSeconds(2));
        assertEquals(List.of(0, 0, 0, 1, 2), desk.since(NOW));
        assertEquals(List.of(1, 0, 0, 1, 2), desk.since(NOW.minusSeconds(9)));
    }

    @Test
    void aCallIsRatedOnce() {
        RatingDesk desk = desk();
        UUID call = UUID.randomUUID();
        desk.rate(call, Rating.BAD, NOW);
        desk.rate(call, Rating.GOOD, NOW);
        assertEquals(List.of(0, 1, 0, 0, 0), desk.since(NOW));
    }
}
