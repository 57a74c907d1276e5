package dev.orderline.ivr.call;

import dev.orderline.ivr.orders.CallerNumber;

/**
 * Who calls whom.
 *
 * @param called the extension dialled: letters, digits and plus, at most {@link #MAX_CALLED}
 */
public record Caller(CallerNumber number, String called) {
    public static final int MAX_CALLED = 32;

    public Caller {
        if (!called.matches("[0-9A-Za-z+]{0," + MAX_CALLED + "}"))
            throw new IllegalArgumentException("not an extension");
    }
}
