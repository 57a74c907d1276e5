package dev.orderline.ivr.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A flow and all that it goes through.
 *
 * @param entry where calls begin
 * @param flows by name, {@code entry} among them
 */
public record Bundle(Flow entry, Map<String, Flow> flows) {
    public Bundle {
        flows = Collections.unmodifiableMap(new LinkedHashMap<>(flows));
    }

    /** What callers can tell, in whichever flow it is declared. */
    public Map<String, Slot> slots() {
        Map<String, Slot> slots = new LinkedHashMap<>();
        flows.values().forEach(flow -> flow.slots().forEach(slots::putIfAbsent));
        return slots;
    }
}
