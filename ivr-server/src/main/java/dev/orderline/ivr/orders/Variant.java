package dev.orderline.ivr.orders;

import java.util.Set;

/**
 * One of the things of a product that differ by size and colour.
 *
 * @param size as it is said: "size large", "size nine"; empty if there is but one
 * @param colour as it is said: "blue"; empty if there is but one
 */
public record Variant(String sku, String size, String colour) {
    private static final int LONGEST = 40;

    /** The words that names of these are made of, beside sizes and colours. */
    public static final Set<String> WORDS = Set.of("same", "again", "one", "in");

    /** What one is called that is of the same size and colour. */
    public static final String SAME = "same again";

    public Variant {
        if (sku.isBlank()
                || sku.length() > 50
                || size.length() > LONGEST
                || colour.length() > LONGEST)
            throw new IllegalArgumentException("no SKU, or too long a name");
    }

    /**
     * What a person calls it who has {@code other} before them, after "the": what differs is named.
     * Empty if nothing does.
     */
    public String beside(Variant other) {
        if (sku.equals(other.sku)) return SAME;
        String size = this.size.equals(other.size) ? "" : this.size;
        String colour = this.colour.equals(other.colour) ? "" : this.colour;
        if (size.isEmpty()) return colour.isEmpty() ? "" : colour + " one";
        return colour.isEmpty() ? size : size + " in " + colour;
    }
}
