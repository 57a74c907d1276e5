package dev.orderline.ivr.orders;

import java.time.LocalDate;
import java.util.List;

/** What a customer is written about: each change of a return or a refund. */
public sealed interface Notice {
    /**
     * A return is open; its label follows.
     *
     * @param until the last day on which it may be sent
     */
    record ReturnOpened(RmaNumber rma, String item, LocalDate until, Money refund)
            implements Notice {}

    /**
     * A return is open, for which the customer gets something else; its label follows.
     *
     * @param replacement "size large in blue"
     * @param until the last day on which it may be sent
     */
    record ExchangeOpened(RmaNumber rma, String item, String replacement, LocalDate until)
            implements Notice {}

    /**
     * What the customer gets is with the carrier.
     *
     * @param tracking the carrier's number of the parcel
     */
    record ReplacementSent(RmaNumber rma, String item, String replacement, String tracking)
            implements Notice {}

    /** It cannot be sent: money is paid back instead. */
    record ReplacementMissing(RmaNumber rma, String item, String replacement, Money refund)
            implements Notice {}

    /** What is to be stuck on the parcel. */
    record LabelSent(RmaNumber rma, String item, LocalDate until) implements Notice {
        /** The same for who reads it on a telephone. */
        public LabelLinked linked(String link) {
            return new LabelLinked(rma, item, until, link);
        }
    }

    /**
     * Where it is. {@code toString} hides the link: who has it sees the label.
     *
     * @param link the address of a page
     */
    record LabelLinked(RmaNumber rma, String item, LocalDate until, String link) implements Notice {
        @Override
        public String toString() {
            return "LabelLinked[...]";
        }
    }

    /** The label could not be made; a person sees to it. */
    record LabelMissing(RmaNumber rma, String item) implements Notice {}

    record ReturnCancelled(RmaNumber rma, String item) implements Notice {}

    /** The customer keeps it. */
    record ItemKept(RmaNumber rma, String item, Money refund) implements Notice {}

    /** The warehouse has it. */
    record ItemReceived(RmaNumber rma, String item) implements Notice {}

    /** Somebody of the shop's has to agree first. */
    record RefundLookedAt(Money amount) implements Notice {}

    record RefundOnItsWay(Money amount) implements Notice {}

    record RefundPaid(Money amount, Refund.Destination to) implements Notice {}

    /** It could not be paid; a person sees to it. */
    record RefundFailed(Money amount) implements Notice {}

    /** Nobody agreed. */
    record RefundDeclined(Money amount) implements Notice {}

    record OrderCancelled() implements Notice {}

    /** One line of an order is not sent; the others are. */
    record ItemCancelled(int line, String item) implements Notice {}

    /**
     * A return goes on on other terms.
     *
     * @param until the last day on which it may be sent
     */
    record ReturnChanged(RmaNumber rma, String item, LocalDate until, Money refund)
            implements Notice {}

    /** What was settled in a call, in its order; at least one thing. */
    record CallSummary(List<Settled> settled) implements Notice {
        public CallSummary {
            settled = List.copyOf(settled);
        }
    }

    /**
     * A photo is to be sent. {@code toString} hides the link: who has it may send photos.
     *
     * @param link the address of a page
     */
    record PhotosWanted(String item, String link) implements Notice {
        @Override
        public String toString() {
            return "PhotosWanted[...]";
        }
    }

    /** A code that the caller is to tell. {@code toString} hides it. */
    record Code(String digits) implements Notice {
        @Override
        public String toString() {
            return "Code[...]";
        }
    }
}
