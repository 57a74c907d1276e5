package dev.orderline.ivr.label;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.orderline.ivr.outbox.LabelMaker.Parcel;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A parcel's tracking number. {@code toString} hides it.
 *
 * @param tracking the number itself; parcel shops scan it
 * @param encoded what the Code 128 holds, with ZXing's signs for what is not a character
 * @param readable what stands below the bars
 */
record ParcelNumber(String tracking, String encoded, String readable) {
    /** ZXing's sign for FNC1, which makes a Code 128 a GS1-128. */
    private static final String FNC1 = "\u00f1";

    private static final int HASHED_OF_OWN = 8;
    private static final int BEFORE_CHECK_OF_SSCC = 17;

    static ParcelNumber of(Parcel parcel, Numbering numbering) {
        return switch (numbering) {
            case Numbering.Own() -> own(parcel);
            case Numbering.Sscc(String companyPrefix) -> sscc(parcel, companyPrefix);
        };
    }

    private static ParcelNumber own(Parcel parcel) {
        String number = "R" + parcel.rma().digits() + hash(parcel, HASHED_OF_OWN);
        return new ParcelNumber(number, number, number);
    }

    private static ParcelNumber sscc(Parcel parcel, String companyPrefix) {
        String rma = parcel.rma().digits();
        String begun = rma.charAt(0) + companyPrefix + rma.substring(1, rma.length() - 1);
        String digits = begun + hash(parcel, BEFORE_CHECK_OF_SSCC - begun.length());
        String sscc = digits + checkDigit(digits);
        return new ParcelNumber(sscc, FNC1 + "00" + sscc, "(00)" + sscc);
    }

    /**
     * What makes a multiple of ten of the sum in which every other digit, from the last on, counts
     * three times (GS1 General Specifications, 7.9.1).
     */
    static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weight = (digits.length() - i) % 2 == 1 ? 3 : 1;
            sum += weight * (digits.charAt(i) - '0');
        }
        return Math.floorMod(-sum, 10);
    }

    /** The last {@code length} decimal digits of a hash of the parcel's key. */
    private static String hash(Parcel parcel, int length) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(parcel.key().toString().getBytes(US_ASCII));
            BigInteger digits = new BigInteger(1, hash).mod(BigInteger.TEN.pow(length));
            return String.format("%0" + length + "d", digits);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "ParcelNumber[...]";
    }
}
