package dev.orderline.ivr.shop;

/** A value of an answer does not fit. The message says where and what, and not which value. */
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param where in the mapping: "items: price"
     */
    Unfit(String where, String what) {
        super(where + " " + what);
    }
}
