package dev.orderline.ivr.outbox;

import dev.orderline.ivr.outbox.PaymentProvider.Reversal;
import dev.orderline.ivr.outbox.PaymentProvider.Reversed;
import java.time.Duration;
import java.util.Optional;

/** Does an entry's work with those who can. Thread-safe. */
public final class Outside {
    private final PaymentProvider payments;
    private final LabelMaker labels;
    private final Messenger messages;
    private final EventSink events;

    public Outside(
            PaymentProvider payments, LabelMaker labels, Messenger messages, EventSink events) {
        this.payments = payments;
        this.labels = labels;
        this.messages = messages;
        this.events = events;
    }

    /**
     * @throws ProviderFailure if it is to be tried again
     */
    public Work.Done carryOut(OutboxEntry entry) {
        return switch (entry.work()) {
            case Work.PayBack(Reversal reversal, boolean taken) ->
                    new Work.Done.PaidBack(payBack(reversal, taken, entry.age()));
            case Work.MakeLabel(var parcel) -> new Work.Done.LabelMade(labels.make(parcel));
            case Work.Write(var message) -> new Work.Done.Written(messages.send(message));
            case Work.Tell(var event) -> {
                events.tell(event);
                yield new Work.Done.Told();
            }
        };
    }

    /** Looks before it pays when the key may have been forgotten since it was sent first. */
    private Reversed payBack(Reversal reversal, boolean taken, Duration age) {
        boolean mayBeForgotten = age.compareTo(payments.remembers().dividedBy(2)) > 0;
        Optional<Reversed> before =
                taken || mayBeForgotten ? payments.find(reversal) : Optional.empty();
        return before.orElseGet(() -> payments.reverse(reversal));
    }
}
