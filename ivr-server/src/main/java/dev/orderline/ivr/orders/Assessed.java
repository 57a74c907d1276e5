package dev.orderline.ivr.orders;

import java.util.Set;

/**
 * What a machine makes of a photo. It can speed up a yes; a no is never its own: whatever it is
 * unsure of, a person looks at.
 */
public sealed interface Assessed {
    /** It is sharp, well lit, and has the ordered item's picture in it. */
    record ShowsItem() implements Assessed {}

    /**
     * @param doubts at least one
     */
    record Unsure(Set<Doubt> doubts) implements Assessed {
        public Unsure {
            doubts = Set.copyOf(doubts);
            if (doubts.isEmpty()) throw new IllegalArgumentException("unsure, and no doubt");
        }
    }

    /** Why a person should look. */
    enum Doubt {
        TOO_SMALL,
        BLURRED,
        TOO_DARK,
        TOO_BRIGHT,
        /**
         * The catalogue's picture was not found in it; for things without a pattern it never is.
         */
        NOT_RECOGNISED,
        /** It is the catalogue's picture itself, or a photo of that alone. */
        LIKE_THE_CATALOGUE,
        /** The catalogue has no picture of the item, or none with enough to recognise. */
        NOTHING_TO_COMPARE
    }
}
