package dev.orderline.speech.hearing;

import dev.orderline.speech.recognition.Acceptor;
import dev.orderline.speech.recognition.Grammars;

/** Eight digits of which the last checks the others, weighted 3 and 1 (GS1's EAN-8). */
final class Ean8 {
    /** Said one by one. */
    static final Acceptor NUMBERS = Grammars.ENGLISH.digits(8, 8, Ean8::fits);

    /** Those whose check digit does not fit. */
    static final Acceptor WRONG_NUMBERS =
            Grammars.ENGLISH.digits(8, 8, digits -> !Ean8.fits(digits));

    private Ean8() {}

    static boolean fits(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++)
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        return digits.length() == 8 && sum % 10 == 0;
    }
}
