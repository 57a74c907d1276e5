package dev.orderline.speech.hearing;

import java.util.Locale;

/** So many of so many, with what that says of all there could be. */
record Proportion(int some, int of) {
    /** Of a normal distribution, 95 % lie within so many deviations. */
    private static final double Z = 1.959964;

    Proportion plus(boolean one) {
        return new Proportion(some + (one ? 1 : 0), of + 1);
    }

    Proportion plus(Proportion others) {
        return new Proportion(some + others.some, of + others.of);
    }

    double percent() {
        return of == 0 ? 0 : 100.0 * some / of;
    }

    /** The lower end of Wilson's interval of 95 %, in percent (E. B. Wilson, JASA 22, 1927). */
    double lowest() {
        return Math.max(0, 100 * (middle() - half()));
    }

    /** Its upper end. */
    double highest() {
        return Math.min(100, 100 * (middle() + half()));
    }

    private double middle() {
        return of == 0 ? 0.5 : (some + Z * Z / 2) / (of + Z * Z);
    }

    private double half() {
        if (of == 0) return 0.5;
        double p = (double) some / of;
        return Z / (of + Z * Z) * Math.sqrt(of * p * (1 - p) + Z * Z / 4);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%5.1f (%.0f-%.0f)", percent(), lowest(), highest());
    }
}
