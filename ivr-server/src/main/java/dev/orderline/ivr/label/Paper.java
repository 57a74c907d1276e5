package dev.orderline.ivr.label;

import java.util.Locale;
import java.util.Set;

/** The sheet a label is printed on. */
public enum Paper {
    LETTER(612, 792),
    A4(595.28, 841.89);

    /** Where A4 is not the usual paper: CLDR, supplemental data, {@code paperSize US-Letter}. */
    private static final Set<String> LETTER_COUNTRIES =
            Set.of(
                    "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US",
                    "VE");

    private final double width;
    private final double height;

    Paper(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /**
     * What printers hold in a country.
     *
     * @param country ISO 3166-1 alpha-2: "US"
     */
    public static Paper usualIn(String country) {
        return LETTER_COUNTRIES.contains(country.toUpperCase(Locale.ROOT)) ? LETTER : A4;
    }

    /** In points. */
    double width() {
        return width;
    }

    /** In points. */
    double height() {
        return height;
    }
}
