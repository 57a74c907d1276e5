package dev.orderline.ivr.orders;

/**
 * A desk could not do its work: the database is away, or too slow. Says nothing about the caller's
 * request.
 */
public final class DeskFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DeskFailure(String attempted, Throwable cause) {
        super(attempted, cause);
    }
}
