package dev.orderline.ivr.flow;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Actions for tests: a shop of three things. */
final class Deeds {
    /** Knows orders 1000 to 4999; theirs is a jacket and a cap. */
    static final Action LOOK_UP =
            new Deed(
                    "shop.find",
                    Map.of("number", new Type.Digits(4, 4)),
                    Map.of(
                            "found",
                            List.of(Action.Fill.of("things", new Type.Options())),
                            "unknown",
                            List.of()),
                    false,
                    with ->
                            with.get("number") instanceof Value.Digits(String digits)
                                            && digits.compareTo("5000") < 0
                                    ? new Action.Result("found", Map.of("things", things()))
                                    : Action.Result.of("unknown"));

    /** Sends a thing back, for good. */
    static final Action SEND_BACK =
            new Deed(
                    "shop.send-back",
                    Map.of("number", new Type.Digits(4, 4)),
                    Map.of("sent", List.of()),
                    true,
                    _ -> Action.Result.of("sent"));

    /** Opens order and its things to who knows its PIN, 2468. */
    static final Action OPEN =
            new Deed(
                    "shop.open",
                    Map.of("number", new Type.Digits(4, 4), "pin", new Type.Digits(4, 4)),
                    Map.of(
                            "opened",
                            List.of(Action.Fill.of("things", new Type.Options())),
                            "refused",
                            List.of()),
                    false,
                    with ->
                            with.get("pin") instanceof Value.Digits(String pin)
                                            && pin.equals("2468")
                                    ? new Action.Result("opened", Map.of("things", things()))
                                    : Action.Result.of("refused"));

    /** Fills the caller's language. */
    static final Action KNOW_CALLER =
            new Deed(
                    "shop.know-caller",
                    Map.of("number", new Type.Digits(4, 4)),
                    Map.of("known", List.of(Action.Fill.of(Flow.LANGUAGE, new Type.Words()))),
                    false,
                    _ ->
                            new Action.Result(
                                    "known", Map.of(Flow.LANGUAGE, new Value.Words("de-DE"))));

    private Deeds() {}

    static List<Action> all() {
        return List.of(LOOK_UP, OPEN, SEND_BACK, KNOW_CALLER);
    }

    private static Value things() {
        return new Value.Options(
                List.of(
                        new Value.Option("1", "blue rain jacket"),
                        new Value.Option("2", "red cap")));
    }

    private record Deed(
            String name,
            Map<String, Type> inputs,
            Map<String, List<Fill>> outcomes,
            boolean changes,
            Function<Map<String, Value>, Result> work)
            implements Action {
        @Override
        public Result perform(Run run, Map<String, Value> with) {
            return work.apply(with);
        }
    }
}
