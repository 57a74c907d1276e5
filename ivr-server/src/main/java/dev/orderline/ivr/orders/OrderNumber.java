package dev.orderline.ivr.orders;

/**
 * Eight digits, the last a check digit by Damm's method: it catches every single wrong digit and
 * every swap of neighbours (H. M. Damm, "Totally anti-symmetric quasigroups for all orders n not
 * equal to 2, 6", Discrete Mathematics 307, 2007).
 */
public record OrderNumber(String digits) {
    public static final int LENGTH = 8;

    /**
     * Damm's quasigroup of order ten, row by row: the next interim digit for (interim digit,
     * digit).
     */
    private static final String[] NEXT = {
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
    };

    public OrderNumber {
        if (!isValid(digits)) throw new IllegalArgumentException("not an order number");
    }

    /** Whether {@code digits} are eight digits whose check digit fits. */
    public static boolean isValid(String digits) {
        return digits.matches("[0-9]{" + LENGTH + "}") && interim(digits) == 0;
    }

    /** The order number that begins with the seven digits of {@code serial}. */
    public static OrderNumber ofSerial(int serial) {
        String seven = String.format("%07d", serial);
        return new OrderNumber(seven + interim(seven));
    }

    private static int interim(String digits) {
        int interim = 0;
        for (int i = 0; i < digits.length(); i++)
            interim = NEXT[interim].charAt(digits.charAt(i) - '0') - '0';
        return interim;
    }

    /** Not the digits: they are personal data and this may end in a log. */
    @Override
    public String toString() {
        return "OrderNumber[...]";
    }
}
