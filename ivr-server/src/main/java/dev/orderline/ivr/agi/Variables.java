package dev.orderline.ivr.agi;

import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.Route;
import dev.orderline.ivr.call.Transport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialplan's variables that say where a call goes; every value has passed {@link DialplanText}.
 */
final class Variables {
    /** Where to before media: {@code converse}, {@code queue} or {@code closed}. */
    static final String ROUTE = "ORDERLINE_ROUTE";

    /** Why not to us, or why to a person; the underscores hand it on to the agent's leg, too. */
    static final String REASON = "__ORDERLINE_REASON";

    /** {@code websocket}, {@code audiosocket} or {@code keypad}. */
    static final String TRANSPORT = "ORDERLINE_TRANSPORT";

    /** The call id; the underscore makes it known to the media's leg of the call as CALL_ID. */
    static final String CALL_ID = "_CALL_ID";

    /** The call id in the form AudioSocket wants. */
    static final String CALL_UUID = "ORDERLINE_CALL_UUID";

    /** Where to after media: an extension of the context orderline-next, or {@code fallback}. */
    static final String NEXT = "ORDERLINE_NEXT";

    /** What to set when something of ours failed, or nothing is known. */
    static final Map<String, String> FALL_BACK = Map.of(NEXT, "fallback");

    /** What was collected, for the agent's leg, too: ORDERLINE_FACTS_ORDER. */
    static final String FACT = "__ORDERLINE_FACTS_";

    /** More facts than that are not handed on. */
    static final int MAX_FACTS = 16;

    private static final Logger log = LoggerFactory.getLogger(Variables.class);

    private Variables() {}

    /** Sets {@code variables}, as far as the caller stays. */
    static void set(AgiChannel dialplan, Map<String, String> variables) {
        try {
            for (Map.Entry<String, String> variable : variables.entrySet())
                dialplan.setVariable(variable.getKey(), variable.getValue());
        } catch (AgiException e) {
            log.debug("the caller hung up meanwhile", e);
        }
    }

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
            case KEYPAD -> "keypad";
        };
    }

    private static String uuid(String hex) {
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
