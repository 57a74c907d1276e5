package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What lies in the warehouse, by the thing that it may be exchanged for. Not thread-safe. */
final class MemoryStock {
    private final Map<String, List<Variant>> beside = new LinkedHashMap<>();
    private final Map<String, Integer> pieces = new HashMap<>();

    /**
     * @param sku of which {@code variant} is another size or colour, or which it is
     */
    void add(String sku, Variant variant, int pieces) {
        beside.computeIfAbsent(sku, _ -> new ArrayList<>()).add(variant);
        add(variant.sku(), pieces);
    }

    /** Adds to what lies there, or takes away. */
    void add(String sku, int pieces) {
        this.pieces.merge(sku, pieces, Integer::sum);
    }

    List<Variant> inStock(String sku, int quantity) {
        return beside.getOrDefault(sku, List.of()).stream()
                .filter(variant -> pieces.getOrDefault(variant.sku(), 0) >= quantity)
                .toList();
    }
}
