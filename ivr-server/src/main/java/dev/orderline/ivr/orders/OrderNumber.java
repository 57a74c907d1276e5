package dev.orderline.ivr.orders;

/** Eight digits, the last a {@link CheckDigit}. */
public record OrderNumber(String digits) {
    public static final int LENGTH = 8;

    public OrderNumber {
        if (!isValid(digits)) throw new IllegalArgumentException("not an order number");
    }

    /** Whether {@code digits} are eight digits whose check digit fits. */
    public static boolean isValid(String digits) {
        return CheckDigit.fits(digits, LENGTH);
    }

    /** The order number that begins with the seven digits of {@code serial}. */
    public static OrderNumber ofSerial(int serial) {
        return new OrderNumber(CheckDigit.append(serial, LENGTH));
    }

    /** Not the digits: they are personal data and this may end in a log. */
    @Override
    public String toString() {
        return "OrderNumber[...]";
    }
}
