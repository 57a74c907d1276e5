package dev.orderline.ivr.flow.source;

/**
 * Something that is wrong with a flow, told to its author.
 *
 * @param what is wrong, without a full stop
 * @param mend how to mend it; empty when {@code what} says enough
 */
public record Problem(Severity severity, Place place, String what, String mend) {
    /** What a problem keeps from happening. */
    public enum Severity {
        /** The flow cannot be published. */
        ERROR,
        /** It can, but callers may suffer. */
        WARNING
    }

    public static Problem error(Place place, String what, String mend) {
        return new Problem(Severity.ERROR, place, what, mend);
    }

    public static Problem warning(Place place, String what, String mend) {
        return new Problem(Severity.WARNING, place, what, mend);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** As compilers say it, so that editors find the place. */
    @Override
    public String toString() {
        String kind =
                switch (severity) {
                    case ERROR -> "error";
                    case WARNING -> "warning";
                };
        return place + ": " + kind + ": " + what + (mend.isEmpty() ? "" : "; " + mend);
    }
}
