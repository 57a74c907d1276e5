package dev.orderline.ivr.outbox;

import dev.orderline.ivr.outbox.LabelMaker.Parcel;
import dev.orderline.ivr.outbox.PaymentProvider.Reversal;

/** What is to be done outside. */
public sealed interface Work {
    /**
     * Pays back.
     *
     * @param taken whether the provider has said that it is on its way
     */
    record PayBack(Reversal reversal, boolean taken) implements Work {}

    /** Makes the label of a return. */
    record MakeLabel(Parcel parcel) implements Work {}

    /** Writes to a customer. */
    record Write(Message message) implements Work {}

    /** Tells the shop's other systems. */
    record Tell(EventSink.Event event) implements Work {}

    /** What came of it. */
    sealed interface Done {
        /** Of {@link PayBack}. */
        record PaidBack(PaymentProvider.Reversed how) implements Done {}

        /** Of {@link MakeLabel}. */
        record LabelMade(LabelMaker.Made how) implements Done {}

        /** Of {@link Write}. */
        record Written(Messenger.Sent how) implements Done {}

        /** Of {@link Tell}. */
        record Told() implements Done {}
    }
}
