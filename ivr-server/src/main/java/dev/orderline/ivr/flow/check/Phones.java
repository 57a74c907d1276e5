package dev.orderline.ivr.flow.check;

import java.util.Arrays;
import java.util.List;

/**
 * A string of phones, and how differently two of them sound: phones put in, left out or changed,
 * where those that a telephone makes alike cost less. Immutable.
 */
public final class Phones {
    /** Leaving a phone out, or putting one in. */
    private static final double GAP = 0.7;

    /** The same for what is easily swallowed. */
    private static final double SMALL_GAP = 0.4;

    private static final double CLOSE = 0.4;

    /** Of the same kind: both vowels, or both consonants made alike. */
    private static final double KIN = 0.7;

    private static final String SWALLOWED = " HH AH T D ";

    /**
     * Groups that a telephone's 300 to 3,400 Hz confuse: voice and place of consonants, and vowels
     * next to one another (G. A. Miller and P. E. Nicely, "An analysis of perceptual confusions
     * among some English consonants", JASA 27, 1955).
     */
    private static final List<String> ALIKE =
            List.of(
                    " P B ",
                    " T D ",
                    " K G ",
                    " F V ",
                    " TH DH ",
                    " S Z ",
                    " SH ZH ",
                    " CH JH ",
                    " F TH S ",
                    " V DH Z ",
                    " M N ",
                    " N NG ",
                    " P T K ",
                    " B D G ",
                    " L R ",
                    " L W ",
                    " IY IH ",
                    " IH EH ",
                    " EH AE ",
                    " AE AH ",
                    " AH AA ",
                    " AA AO ",
                    " AO OW ",
                    " UH UW ",
                    " UH AH ",
                    " ER AH ",
                    " EY EH ",
                    " AY AA ",
                    " OW UH ",
                    " AW AA ",
                    " OY AO ");

    private static final List<String> KINDS =
            List.of(
                    " AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW ",
                    " B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH ");

    private static final List<String> PHONES =
            KINDS.stream().flatMap(kind -> Arrays.stream(kind.strip().split(" "))).toList();

    private static final double[] GAPS =
            PHONES.stream()
                    .mapToDouble(phone -> isIn(SWALLOWED, phone) ? SMALL_GAP : GAP)
                    .toArray();

    private static final double[][] CHANGES =
            PHONES.stream()
                    .map(one -> PHONES.stream().mapToDouble(other -> change(one, other)).toArray())
                    .toArray(double[][]::new);

    /** Indices of phones; signs that are no phones are like nothing but themselves. */
    private final int[] codes;

    private Phones(int[] codes) {
        this.codes = codes;
    }

    /** Phones of ARPAbet without stress; anything else, such as a slot, is a sign of its own. */
    public static Phones of(List<String> phones) {
        return new Phones(
                phones.stream()
                        .mapToInt(phone -> {
                            int index = PHONES.indexOf(phone);
                            return index >= 0 ? index : -1 - (phone.hashCode() & 0xFFFF);
                        })
                        .toArray());
    }

    /** Those from {@code from} to before {@code to}. */
    Phones part(int from, int to) {
        return new Phones(Arrays.copyOfRange(codes, from, to));
    }

    /** How many there are. */
    public int length() {
        return codes.length;
    }

    /**
     * The least cost to make these of {@code others}, or more than {@code most}.
     *
     * @param most where to stop counting
     */
    public double distance(Phones others, double most) {
        int[] one = codes;
        int[] other = others.codes;
        if (Math.abs(one.length - other.length) * SMALL_GAP > most) return most + 1;
        double[] before = new double[other.length + 1];
        for (int j = 1; j < before.length; j++) before[j] = before[j - 1] + gap(other[j - 1]);
        double[] row = new double[before.length];
        for (int phone : one) {
            row[0] = before[0] + gap(phone);
            double least = row[0];
            for (int j = 1; j < row.length; j++) {
                int another = other[j - 1];
                double gap = Math.min(before[j] + gap(phone), row[j - 1] + gap(another));
                row[j] = Math.min(before[j - 1] + change(phone, another), gap);
                least = Math.min(least, row[j]);
            }
            if (least > most) return most + 1;
            double[] done = before;
            before = row;
            row = done;
        }
        return before[other.length];
    }

    private static double gap(int phone) {
        return phone < 0 ? 1 : GAPS[phone];
    }

    private static double change(int one, int other) {
        if (one == other) return 0;
        return one < 0 || other < 0 ? 1 : CHANGES[one][other];
    }

    private static double change(String one, String other) {
        if (one.equals(other)) return 0;
        if (ALIKE.stream().anyMatch(group -> isIn(group, one) && isIn(group, other))) return CLOSE;
        return KINDS.stream().anyMatch(kind -> isIn(kind, one) && isIn(kind, other)) ? KIN : 1;
    }

    private static boolean isIn(String group, String phone) {
        return group.contains(" " + phone + " ");
    }
}
