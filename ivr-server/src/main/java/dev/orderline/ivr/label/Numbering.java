package dev.orderline.ivr.label;

/**
 * How parcels get their tracking numbers. They are made from the RMA, which no other return has,
 * and from a hash of the parcel's key, which tells the parcels of one return apart: the same parcel
 * always gets the same number, and nothing is kept.
 */
public sealed interface Numbering {
    /**
     * Numbers of our own in Code 128: an R, the RMA's six digits and eight of the hash. The letter
     * keeps them apart from carriers' numbers.
     */
    record Own() implements Numbering {}

    /**
     * Serial shipping container codes in GS1-128 (GS1 General Specifications, application
     * identifier 00): an extension digit, the company prefix, a serial reference that fills up to
     * 17 digits, and a check digit. Extension digit and serial reference are the first five digits
     * of the RMA, of which the sixth is a check digit, and as many of the hash as there is room
     * for.
     *
     * @param companyPrefix of 4 to 10 digits; GS1's longer ones, up to 12, leave no room to tell
     *     the parcels of one return apart. With 10, two of them get the same number once in a
     *     hundred times
     */
    record Sscc(String companyPrefix) implements Numbering {
        public Sscc {
            if (!companyPrefix.matches("[0-9]{4,10}"))
                throw new IllegalArgumentException("a GS1 company prefix has 4 to 10 digits here");
        }
    }
}
