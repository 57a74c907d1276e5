package dev.orderline.ivr.orders;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why something was decided.
 *
 * @param rule the policy's rule that decided, as its file has it: "windows: electronics"
 * @param facts what the rule looked at, by name, in the order in which a person would read them
 * @param sentence for the caller, beginning with "because", without a full stop: "because it is day
 *     34, and our returns close after 30 days"
 */
public record Because(String rule, Map<String, String> facts, String sentence) {
    public Because {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
