package dev.orderline.speech.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a written number is read, going by its digits alone. */
final class Numerals {
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** From here on a number without thousands' commas is rather an order number or a ZIP code. */
    private static final int CODE_LENGTH = 5;

    private Numerals() {}

    /**
     * A whole number, perhaps negative: digit by digit if it is long or begins with zero, as a year
     * if it is of the twentieth or this century.
     */
    static String whole(String written) {
        if (written.startsWith("-")) return "minus " + whole(written.substring(1));
        boolean code = written.startsWith("0") && written.length() > 1;
        if (code || written.length() >= CODE_LENGTH) return Spoken.digits(written);
        int number = Integer.parseInt(written);
        return number >= 1900 && number < 2100 ? Spoken.year(number) : Spoken.number(number);
    }

    /** A number, perhaps negative, perhaps with decimals, perhaps with commas at thousands. */
    static String decimal(String written) {
        if (written.startsWith("-")) return "minus " + decimal(written.substring(1));
        String[] parts = written.replace(",", "").split("\\.", 2);
        String said =
                parts[0].length() > 18
                        ? Spoken.digits(parts[0])
                        : Spoken.number(Long.parseLong(parts[0]));
        return parts.length == 1 ? said : said + " point " + Spoken.digits(parts[1]);
    }

    /** Every run of digits, digit by digit, with pauses between runs. */
    static String groups(String written) {
        List<String> said = new ArrayList<>();
        Matcher digits = DIGITS.matcher(written);
        while (digits.find()) said.add(Spoken.digits(digits.group()));
        return String.join(", ", said);
    }
}
