package dev.orderline.ivr.agi;

import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.Route;
import dev.orderline.ivr.call.Transport;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The dialplan's variables that say where a call goes; every value has passed {@link DialplanText}.
 */
final class Variables {
    /** Where to before media: {@code converse}, {@code queue} or {@code closed}. */
    static final String ROUTE = "ORDERLINE_ROUTE";

    /** Why not to us, or why to a person; the underscores hand it on to the agent's leg, too. */
    static final String REASON = "__ORDERLINE_REASON";

    /** {@code websocket} or {@code audiosocket}. */
    static final String TRANSPORT = "ORDERLINE_TRANSPORT";

    /** The call id; the underscore makes it known to the media's leg of the call as CALL_ID. */
    static final String CALL_ID = "_CALL_ID";

    /** The call id in the form AudioSocket wants. */
    static final String CALL_UUID = "ORDERLINE_CALL_UUID";

    /** Where to after media: an extension of the context orderline-next, or {@link #FALLBACK}. */
    static final String NEXT = "ORDERLINE_NEXT";

    /** What we know but do not say: something of ours failed. */
    static final String FALLBACK = "fallback";

    /** What was collected, for the agent's leg, too: ORDERLINE_FACTS_ORDER. */
    static final String FACT = "__ORDERLINE_FACTS_";

    /** More facts than that are not handed on. */
    static final int MAX_FACTS = 16;

    private Variables() {}

    /** What to set for {@code route}. */
    static Map<String, String> of(Route route) {
        return switch (route) {
            case Route.Converse(var id, var transport) ->
                    Map.of(
                            ROUTE, "converse",
                            TRANSPORT, name(transport),
                            CALL_ID, id.value(),
                            CALL_UUID, uuid(id.value()));
            case Route.Queue(String reason) ->
                    Map.of(ROUTE, "queue", REASON, DialplanText.value(reason));
            case Route.Closed() -> Map.of(ROUTE, "closed");
        };
    }

    /** What to set for {@code outcome}. */
    static Map<String, String> of(Outcome outcome) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(NEXT, outcome.next().dialplanName());
        variables.put(REASON, DialplanText.value(outcome.reason()));
        switch (outcome) {
            case Outcome.HandedOver over ->
                    over.facts().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .limit(MAX_FACTS)
                            .forEach(fact ->
                                    variables.put(
                                            FACT + DialplanText.name(fact.getKey()),
                                            DialplanText.value(fact.getValue())));
            case Outcome.Completed _, Outcome.Abandoned _, Outcome.Failed _ -> {}
        }
        return variables;
    }

    private static String name(Transport transport) {
        return switch (transport) {
            case WEBSOCKET -> "websocket";
            case AUDIOSOCKET -> "audiosocket";
        };
    }

    private static String uuid(String hex) {
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
