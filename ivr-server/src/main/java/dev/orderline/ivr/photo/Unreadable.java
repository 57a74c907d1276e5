package dev.orderline.ivr.photo;

import dev.orderline.ivr.orders.Uploaded;

/** That what was sent is not taken; caught by {@link PictureGate}. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Uploaded.Refused why;

    Unreadable(Uploaded.Refused why) {
        super(why.toString(), null, false, false);
        this.why = why;
    }

    Uploaded.Refused why() {
        return why;
    }
}
