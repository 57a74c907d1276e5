package dev.orderline.ivr.orders;

/** How a caller found a call. */
public enum Rating implements Written {
    VERY_BAD(1),
    BAD(2),
    FAIR(3),
    GOOD(4),
    VERY_GOOD(5);

    private final int stars;

    Rating(int stars) {
        this.stars = stars;
    }

    /** From 1 to 5, the more the better. */
    public int stars() {
        return stars;
    }
}
