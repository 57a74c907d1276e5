package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.CompiledFlow;
import java.util.Optional;

/** The flows that calls under way may go by. Thread-safe. */
@FunctionalInterface
public interface FlowVersions {
    /**
     * That version of a flow.
     *
     * @param label as positions name it: {@code order-status@12}
     */
    Optional<CompiledFlow> find(String label);
}
