package dev.orderline.ivr.orders;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Why something was decided.
 *
 * @param rule the policy's rule that decided, as its file has it: "windows: electronics"
 * @param facts what the rule looked at, by name, in the order in which a person would read them
 * @param sentence for the caller, beginning with "because", without a full stop: "because it is day
 *     34, and our returns close after 30 days"
 */
public record Because(String rule, Map<String, String> facts, String sentence) {
    /**
     * All words of the sentences but numbers and the shop's own names: those who only have sounds
     * that were made before can say them.
     */
    public static final Set<String> WORDS =
            Set.of(
                    """
                    a after already and another are arrived as at back because been cancelled carrier
                    close closed currency day days else exchanged final first for has have
                    holidays in is it its know late left looks lost lately much not nothing now on
                    only open opened order our out paid parcel pay percent person returns sale see
                    sent several shipping sold something still such take than the things time to
                    today unopened unused used was way we were whether kept more yet your warehouse
                    """
                            .strip()
                            .split("\\s+"));

    public Because {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
