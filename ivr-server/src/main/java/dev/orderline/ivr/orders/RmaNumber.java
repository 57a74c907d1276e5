package dev.orderline.ivr.orders;

/**
 * What a parcel that comes back is marked with (return merchandise authorization): six digits, the
 * last a {@link CheckDigit}.
 */
public record RmaNumber(String digits) {
    public static final int LENGTH = 6;

    /** Where a shop begins to count: numbers that begin with zeros are hard to write down. */
    public static final int FIRST_SERIAL = 10_000;

    public RmaNumber {
        if (!isValid(digits)) throw new IllegalArgumentException("not an RMA number");
    }

    /** Whether {@code digits} are six digits whose check digit fits. */
    public static boolean isValid(String digits) {
        return CheckDigit.fits(digits, LENGTH);
    }

    /** The RMA number that begins with the five digits of {@code serial}. */
    public static RmaNumber ofSerial(int serial) {
        return new RmaNumber(CheckDigit.append(serial, LENGTH));
    }

    /** Not the digits: they are personal data and this may end in a log. */
    @Override
    public String toString() {
        return "RmaNumber[...]";
    }
}
