package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.PhotoDesk;
import java.util.List;
import java.util.Map;

/**
 * {@code photos.send-link}: sends a link for photos of an item of the verified order to the
 * telephone on file, or by e-mail if there is none. Fills {@code photos}, for whoever takes the
 * call over: that they were asked for, or could not be.
 */
public final class SendPhotoLink implements Action {
    private static final String NOWHERE = "nowhere";

    private final PhotoDesk photos;

    public SendPhotoLink(PhotoDesk photos) {
        this.photos = photos;
    }

    @Override
    public String name() {
        return "photos.send-link";
    }

    @Override
    public Map<String, Type> inputs() {
        return ReturnQuestion.WITHOUT_REASON;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        List<Fill> told = List.of(PhotoFact.FILL);
        return Map.of("by-phone", told, "by-email", told, NOWHERE, told);
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return run.proof()
                .map(proof ->
                        photos.send(
                                run.nextRequest(),
                                proof,
                                ReturnQuestion.line(with),
                                run.call(),
                                run.now().toInstant()))
                .map(SendPhotoLink::told)
                .orElseGet(() -> new Result(NOWHERE, PhotoFact.NOT_SENT.slots()));
    }

    /** That there were too many links sounds as if there were nowhere to send one. */
    private static Result told(PhotoDesk.Sent sent) {
        return switch (sent) {
            case BY_PHONE -> new Result("by-phone", PhotoFact.ASKED_FOR.slots());
            case BY_EMAIL -> new Result("by-email", PhotoFact.ASKED_FOR.slots());
            case NO_CONTACT, TOO_MANY, GONE -> new Result(NOWHERE, PhotoFact.NOT_SENT.slots());
        };
    }
}
