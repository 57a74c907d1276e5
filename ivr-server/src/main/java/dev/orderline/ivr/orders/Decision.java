package dev.orderline.ivr.orders;

import java.time.LocalDate;

/** Whether a line of an order may be sent back, on which terms, and why. */
public sealed interface Decision {
    Because because();

    /**
     * The customer has to say in which condition it is before anything can be decided; these would
     * be the terms if it is as it came.
     */
    record ConditionWanted(Terms terms, Because because) implements Decision {}

    /** One that can be gone by: nothing more has to be asked. */
    sealed interface Ripe extends Decision {}

    /** It may be sent back. */
    record Granted(Terms terms, Because because) implements Ripe {}

    /** A person has to decide; these would be the terms. */
    record ForPerson(Terms terms, Because because) implements Ripe {}

    /** It may not be sent back, or not yet, or not again. */
    sealed interface Refused extends Ripe {}

    /** It has not arrived. */
    record NotDelivered(Because because) implements Refused {}

    /**
     * The days in which it could be sent back are over.
     *
     * @param until the last of them, before today
     */
    record TooLate(LocalDate delivered, LocalDate until, Because because) implements Refused {}

    /** It was sold on the condition that it is not taken back. */
    record FinalSale(Because because) implements Refused {}

    /**
     * It goes back in a better condition only.
     *
     * @param condition as the customer says
     */
    record NotAsNew(Condition condition, Because because) implements Refused {}

    /** A return of it is open, under this number. */
    record AlreadyReturned(RmaNumber rma, Because because) implements Refused {}

    /**
     * On which terms something is sent back.
     *
     * @param until the last day on which it may be, today or later
     * @param quantity how many, all of the line
     * @param refund what is paid back when it has been received: its price and tax and {@code
     *     shipping}, without {@code fee} and without the label, if the customer pays that
     * @param shipping what of the refund is for the way to the customer
     * @param bonus what is added to the refund if the customer takes store credit
     * @param fee for putting it back on the shelf, or for its condition if that is more
     * @param keeps whether the customer keeps it, and is paid without sending it
     * @param photo whether a photo is still to be seen first
     */
    record Terms(
            LocalDate until,
            int quantity,
            Money refund,
            Money shipping,
            Money bonus,
            Money fee,
            Label label,
            boolean keeps,
            boolean photo,
            Approval approval) {
        /** The same with another last day. */
        Terms until(LocalDate day) {
            return new Terms(
                    day, quantity, refund, shipping, bonus, fee, label, keeps, photo, approval);
        }

        /** The same when it has been seen. */
        Terms seen() {
            return new Terms(
                    until, quantity, refund, shipping, bonus, fee, label, keeps, false, approval);
        }
    }

    /** Who pays for the way back. */
    sealed interface Label {
        record ShopPays() implements Label {}

        /**
         * @param cost taken off the refund
         */
        record CustomerPays(Money cost) implements Label {}

        /** Nothing is sent. */
        record None() implements Label {}
    }

    /** Who has to agree before money moves. */
    enum Approval {
        NOBODY(0),
        ONE_PERSON(1),
        TWO_PERSONS(2);

        private final int persons;

        Approval(int persons) {
            this.persons = persons;
        }

        /** How many. */
        public int persons() {
            return persons;
        }

        /** The same, or one person if it is nobody. */
        Approval orOnePerson() {
            return this == NOBODY ? ONE_PERSON : this;
        }
    }
}
