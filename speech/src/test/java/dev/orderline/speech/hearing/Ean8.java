package dev.orderline.speech.hearing;

import java.util.random.RandomGenerator;

/** Eight digits of which the last checks the others, weighted 3 and 1 (GS1's EAN-8). */
final class Ean8 {
    private static final int SERIALS = 10_000_000;

    private Ean8() {}

    static boolean fits(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++)
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        return digits.length() == 8 && sum % 10 == 0;
    }

    /** Eight digits that do not fit. */
    static String wrong(RandomGenerator random) {
        String right = random(random);
        int last = right.charAt(7) - '0';
        return right.substring(0, 7) + (last + 1 + random.nextInt(9)) % 10;
    }

    static String random(RandomGenerator random) {
        String serial = String.format("%07d", random.nextInt(SERIALS));
        for (int check = 0; ; check++) if (fits(serial + check)) return serial + check;
    }
}
