package dev.orderline.ivr.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Tells the shop's other systems what has happened. Thread-safe. */
public interface EventSink {
    /**
     * Tells of an event: at least once, each time with the same {@link Event#id}.
     *
     * @throws ProviderFailure if it may not have been taken; it is to be told again
     */
    void tell(Event event);

    /**
     * Something that has happened.
     *
     * @param type in reverse-DNS order, as CloudEvents 1.0 has it: "dev.orderline.refund.settled"
     * @param subject of what: an RMA number, a refund's id
     * @param facts by name
     */
    record Event(UUID id, String type, String subject, Instant at, Map<String, String> facts) {
        public Event {
            facts = Map.copyOf(facts);
        }

        /** Only what it is about in general: the rest may be personal data. */
        @Override
        public String toString() {
            return "Event[" + type + "]";
        }
    }
}
