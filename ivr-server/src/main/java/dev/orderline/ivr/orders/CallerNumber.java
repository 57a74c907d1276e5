package dev.orderline.ivr.orders;

/**
 * Who the network says is calling: digits with an optional leading plus, or empty when withheld.
 * Counts attempts and finds a caller's earlier calls; it never opens an order.
 */
public record CallerNumber(String value) {
    public static final int MAX_LENGTH = 32;

    public static final CallerNumber WITHHELD = new CallerNumber("");

    public CallerNumber {
        if (!value.matches("\\+?[0-9]{0," + MAX_LENGTH + "}"))
            throw new IllegalArgumentException("not a caller number");
    }

    /** Whether there is a digit to dial. */
    public boolean isDialable() {
        return value.length() > (value.startsWith("+") ? 1 : 0);
    }

    /** Not the number: it is personal data and this may end in a log. */
    @Override
    public String toString() {
        return value.isEmpty() ? "CallerNumber[withheld]" : "CallerNumber[...]";
    }
}
