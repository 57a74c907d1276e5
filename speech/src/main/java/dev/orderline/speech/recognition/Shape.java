package dev.orderline.speech.recognition;

import java.util.random.RandomGenerator;

/**
 * What characters a string is made of: {@code AA9999} are two letters and four digits.
 *
 * @param pattern a character each: A letter, 9 digit, X either; of the longest strings
 * @param least length of the shortest strings, which have the pattern's beginning
 */
record Shape(String pattern, int least) {
    /** Bounds the work of reading one. */
    static final int MAX_LENGTH = 32;

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";

    Shape {
        if (!pattern.matches("[A9X]{1," + MAX_LENGTH + "}"))
            throw new IllegalArgumentException(
                    "\"" + pattern + "\" is not 1 to " + MAX_LENGTH + " of A, 9 and X");
        if (least < 1 || least > pattern.length())
            throw new IllegalArgumentException(least + " of " + pattern.length() + " characters");
    }

    static Shape digits(int least, int most) {
        if (most < 1 || most > MAX_LENGTH) throw new IllegalArgumentException(most + " digits");
        return new Shape("9".repeat(most), least);
    }

    int most() {
        return pattern.length();
    }

    /** Whether {@code text} is such a string, or the beginning of one. */
    boolean begins(String text) {
        if (text.length() > most()) return false;
        for (int i = 0; i < text.length(); i++)
            if (kind(pattern.charAt(i)).indexOf(text.charAt(i)) < 0) return false;
        return true;
    }

    boolean fits(String text) {
        return text.length() >= least && begins(text);
    }

    String example(RandomGenerator random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(least, most() + 1); text.length() < length; ) {
            String kind = kind(pattern.charAt(text.length()));
            text.append(kind.charAt(random.nextInt(kind.length())));
        }
        return text.toString();
    }

    private static String kind(char place) {
        return switch (place) {
            case 'A' -> LETTERS;
            case '9' -> DIGITS;
            default -> LETTERS + DIGITS;
        };
    }
}
