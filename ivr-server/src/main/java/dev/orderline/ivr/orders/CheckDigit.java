package dev.orderline.ivr.orders;

/**
 * A check digit by Damm's method: it catches every single wrong digit and every swap of neighbours
 * (H. M. Damm, "Totally anti-symmetric quasigroups for all orders n not equal to 2, 6", Discrete
 * Mathematics 307, 2007).
 */
final class CheckDigit {
    /**
     * Damm's quasigroup of order ten, row by row: the next interim digit for (interim digit,
     * digit).
     */
    private static final String[] NEXT = {
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
    };

    private CheckDigit() {}

    /** Whether {@code text} is {@code length} digits of which the last fits those before. */
    static boolean fits(String text, int length) {
        return text.matches("[0-9]{" + length + "}") && interim(text) == 0;
    }

    /** The {@code length} digits that begin with {@code serial}, filled with zeros in front. */
    static String append(int serial, int length) {
        String digits = String.format("%0" + (length - 1) + "d", serial);
        return digits + interim(digits);
    }

    private static int interim(String digits) {
        int interim = 0;
        for (int i = 0; i < digits.length(); i++)
            interim = NEXT[interim].charAt(digits.charAt(i) - '0') - '0';
        return interim;
    }
}
