package dev.orderline.ivr.orders;

/**
 * What of an order can be given back by itself, and once.
 *
 * @param line of the order, counted from 1; 0 for the order as a whole
 * @param unit of the line, counted from 1
 * @param amount of that alone
 */
public record Part(int line, int unit, Kind kind, Money amount) {
    /** What was paid. */
    public enum Kind implements Written {
        PRICE,
        TAX,
        /** For the way to the customer. */
        SHIPPING
    }

    public Part {
        if (line < 0 || unit < 1 || (kind == Kind.SHIPPING) != (line == 0))
            throw new IllegalArgumentException("no part of an order: line " + line);
    }

    public Key key() {
        return new Key(line, unit, kind);
    }

    /** Which part it is. */
    public record Key(int line, int unit, Kind kind) {}
}
