package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.CodeDesk;
import java.util.List;
import java.util.Map;

/** {@code codes.send}: sends a code to the contact on file of the verified order. */
public final class SendCode implements Action {
    private static final String NOWHERE = "nowhere";

    private final CodeDesk codes;

    public SendCode(CodeDesk codes) {
        this.codes = codes;
    }

    @Override
    public String name() {
        return "codes.send";
    }

    @Override
    public Map<String, Type> inputs() {
        return Map.of();
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of("by-email", List.of(), "by-phone", List.of(), NOWHERE, List.of());
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return run.proof()
                .map(proof -> codes.send(run.nextRequest(), proof, run.now().toInstant()))
                .map(SendCode::told)
                .orElseGet(() -> Result.of(NOWHERE));
    }

    /** That there were too many codes sounds as if there were nowhere to send one. */
    private static Result told(CodeDesk.Sent sent) {
        return Result.of(
                switch (sent) {
                    case BY_EMAIL -> "by-email";
                    case BY_PHONE -> "by-phone";
                    case NO_CONTACT, TOO_MANY -> NOWHERE;
                });
    }
}
