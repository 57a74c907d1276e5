package dev.orderline.ivr.outbox;

import java.time.Duration;
import java.util.UUID;

/**
 * Work that is leased: for a while nobody else does it.
 *
 * @param lease tells this lease from earlier and later ones
 * @param attempt counted from 1
 * @param age since it was decided
 */
public record OutboxEntry(UUID id, UUID lease, int attempt, Duration age, Work work) {
    /** No personal data. */
    @Override
    public String toString() {
        return "OutboxEntry[%s, %s, attempt %d]"
                .formatted(id, work.getClass().getSimpleName(), attempt);
    }
}
