package dev.orderline.ivr.shop;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the shop's system is asked for an order, and what its answer means, as a file says.
 *
 * @param minor whether amounts are in minor units: 2499 is 24.99
 * @param fresh how long an order is not asked for again
 * @param order its own values
 * @param parcels none if nothing is known of them
 */
public record OrderMapping(
        Ask ask,
        boolean minor,
        Duration fresh,
        Fields order,
        Fields customer,
        Fields address,
        Listed items,
        List<Listed> parcels) {
    /** Stands for an order's digits in {@link Ask}. */
    static final String NUMBER = "{number}";

    /** Stands for the secret there. */
    static final String KEY = "{key}";

    public OrderMapping {
        parcels = List.copyOf(parcels);
    }

    /**
     * @param base scheme, host and port
     * @param path below that
     * @param headers with {@code {key}} in place of the secret
     * @param unknown statuses that say that there is no such order
     * @param limit how long the answer may take
     */
    public record Ask(
            URI base,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            Set<Integer> unknown,
            Duration limit) {
        public Ask {
            query = Map.copyOf(query);
            headers = Map.copyOf(headers);
            unknown = Set.copyOf(unknown);
        }

        /** Whether there is to be a secret. */
        public boolean needsKey() {
            return headers.values().stream().anyMatch(value -> value.contains(KEY));
        }

        String path(String digits) {
            return path.replace(NUMBER, digits);
        }

        Map<String, String> query(String digits) {
            return filled(query, NUMBER, digits);
        }

        Map<String, String> headers(String key) {
            return filled(headers, KEY, key);
        }

        private static Map<String, String> filled(
                Map<String, String> texts, String sign, String value) {
            return texts.entrySet().stream()
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey,
                                    text -> text.getValue().replace(sign, value)));
        }
    }

    /** Of each name where its value comes from; several are joined by blanks. */
    record Fields(Map<String, List<Source>> sources) {
        Fields {
            sources = Map.copyOf(sources);
        }

        List<Source> of(String name) {
            return sources.getOrDefault(name, List.of());
        }
    }

    /**
     * Things of which an order has several.
     *
     * @param list where their list is; what stands in its place is the only one
     * @param each the values of one, from there
     */
    record Listed(JsonPointer list, Fields each) {}
}
