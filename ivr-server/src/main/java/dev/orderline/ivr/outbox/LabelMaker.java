package dev.orderline.ivr.outbox;

import dev.orderline.ivr.orders.RmaNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Makes what is stuck on a parcel that comes back. Thread-safe. */
public interface LabelMaker {
    /**
     * Makes a label; one for each {@link Parcel#key}, however often it is asked: its tracking
     * number stays the same.
     *
     * @throws ProviderFailure if it is not known whether one was made; it is to be asked again
     */
    Made make(Parcel parcel);

    /** What comes of asking. */
    sealed interface Made {
        /**
         * @param tracking the number by which the carrier knows the parcel
         * @param pdf one page
         */
        record Label(String tracking, Document pdf) implements Made {}

        /**
         * The carrier will not take it, however often it is asked.
         *
         * @param code the carrier's
         */
        record Refused(String code) implements Made {}
    }

    /**
     * A parcel that is to come back.
     *
     * @param key of ours, the same whenever the same label is asked for
     * @param from the customer
     * @param to the shop's warehouse
     * @param contents what is in it, as the shop's warehouse would call it
     * @param until the last day on which it may be sent
     */
    record Parcel(
            UUID key,
            RmaNumber rma,
            Address from,
            Address to,
            List<String> contents,
            LocalDate until) {
        public Parcel {
            contents = List.copyOf(contents);
        }
    }

    /**
     * A postal address; lines may be empty where they are not known. {@code toString} hides it.
     *
     * @param street with number
     * @param country ISO 3166-1 alpha-2: "US"
     */
    record Address(String name, String street, String town, String postcode, String country) {
        @Override
        public String toString() {
            return "Address[...]";
        }
    }
}
