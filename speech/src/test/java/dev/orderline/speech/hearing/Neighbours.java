package dev.orderline.speech.hearing;

import java.util.random.RandomGenerator;

/** Values that look like others. */
final class Neighbours {
    private Neighbours() {}

    /**
     * A value of the form of {@code value} that differs from it in one to {@code most} places;
     * eight digits get a check digit that fits.
     */
    static String of(String value, int most, RandomGenerator random) {
        boolean checked = value.matches("[0-9]{8}");
        while (true) {
            var changed = new StringBuilder(value);
            for (int i = 0; i < most; i++) {
                int at = random.nextInt(value.length());
                boolean digit = Character.isDigit(value.charAt(at));
                changed.setCharAt(
                        at, (char) (digit ? '0' + random.nextInt(10) : 'A' + random.nextInt(26)));
            }
            String other = changed.toString();
            if (!other.equals(value) && (!checked || Ean8.fits(other))) return other;
        }
    }
}
