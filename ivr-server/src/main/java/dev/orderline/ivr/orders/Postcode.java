package dev.orderline.ivr.orders;

/** A five-digit United States ZIP code. */
public record Postcode(String digits) {
    public static final int LENGTH = 5;

    public Postcode {
        if (!digits.matches("[0-9]{" + LENGTH + "}"))
            throw new IllegalArgumentException("not a postcode");
    }

    /** Not the digits: they are personal data and this may end in a log. */
    @Override
    public String toString() {
        return "Postcode[...]";
    }
}
