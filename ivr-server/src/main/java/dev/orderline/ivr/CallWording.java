package dev.orderline.ivr;

import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.flow.Target;
import dev.orderline.speech.recognition.Meaning;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What supervisors and admins read of calls, in a few words. */
public final class CallWording {
    private CallWording() {}

    /** How a call ended: {@code completed: answered}. */
    public static String end(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed(String reason) -> "completed: " + reason;
            case Outcome.HandedOver(Target to, String reason, _) ->
                    to.dialplanName() + ": " + reason;
            case Outcome.Abandoned abandoned -> abandoned.reason() + " in " + abandoned.state();
            case Outcome.Failed failed -> failed.reason();
        };
    }

    /** What follows upon what was heard: {@code " = order 12345671"}. */
    public static String meaning(Optional<Meaning> meaning) {
        return meaning.map(known -> " = " + known.name() + slots(known)).orElse(", not understood");
    }

    /** What was filled; of a question's own slot the value alone. */
    private static String slots(Meaning meaning) {
        return meaning.slots().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(slot ->
                        slot.getKey().equals(meaning.name())
                                ? " " + slot.getValue()
                                : " " + slot.getKey() + " " + slot.getValue())
                .collect(Collectors.joining());
    }
}
