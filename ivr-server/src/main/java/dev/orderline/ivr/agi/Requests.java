package dev.orderline.ivr.agi;

import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.orders.CallerNumber;
import java.util.Objects;
import java.util.Optional;
import org.asteriskjava.fastagi.AgiRequest;
import org.jspecify.annotations.Nullable;

/** What FastAGI's requests tell; every text has passed {@link DialplanText}. */
final class Requests {
    private Requests() {}

    /** Who calls the extension that the dialplan is in. */
    static Caller caller(AgiRequest request) {
        return caller(request, request.getExtension());
    }

    /** Who calls whom, wherever the dialplan is by now. */
    static Caller callerOfDialled(AgiRequest request) {
        return caller(request, request.getDnid());
    }

    /** A number that is none counts as withheld. */
    private static Caller caller(AgiRequest request, @Nullable String called) {
        String number = Optional.ofNullable(request.getCallerIdNumber()).orElse("");
        return new Caller(
                new CallerNumber(DialplanText.number(number, CallerNumber.MAX_LENGTH)),
                DialplanText.extension(Objects.requireNonNullElse(called, ""), Caller.MAX_CALLED));
    }
}
