package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a call stands when it is the caller's turn, or over.
 *
 * @param said since the caller's last turn
 * @param done since then
 * @param slots what is known
 */
public record Moment(
        String state, List<Said> said, List<Done> done, Map<String, Value> slots, End end) {
    public Moment {
        said = List.copyOf(said);
        done = List.copyOf(done);
        slots = Map.copyOf(slots);
    }

    /** Something we said in a state. */
    public record Said(String state, String text) {}

    /** Something that was done in a state, and what came of it. */
    public record Done(String state, String action, String outcome) {}

    /** Whether and how a call has ended. */
    public sealed interface End {
        record NotYet() implements End {}

        /**
         * @param facts told to who goes on
         */
        record Ended(Target to, String reason, Map<String, String> facts) implements End {
            public Ended {
                facts = Map.copyOf(facts);
            }
        }

        /** The caller hung up. */
        record HungUp() implements End {}

        /** Something of ours has failed, and a person takes over. */
        record Failed() implements End {}
    }

    public boolean isOver() {
        return !(end instanceof End.NotYet);
    }

    /** All that was said. */
    public String text() {
        return said.stream().map(Said::text).collect(Collectors.joining(" "));
    }
}
