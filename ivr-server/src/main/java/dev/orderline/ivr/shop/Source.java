package dev.orderline.ivr.shop;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Map;

/** Where one value of an order comes from. */
sealed interface Source {
    /** What stands there. */
    record At(JsonPointer pointer) implements Source {}

    /**
     * What a table makes of that.
     *
     * @param table our word for each of the shop's
     */
    record Translated(JsonPointer pointer, Map<String, String> table) implements Source {
        public Translated {
            table = Map.copyOf(table);
        }
    }

    /** The same in all orders. */
    record Always(String value) implements Source {}
}
