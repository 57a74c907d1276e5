package dev.orderline.ivr.flow;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known in one call. Used by one thread. */
final class Slots {
    private final Map<String, Value> values = new LinkedHashMap<>();

    /** Those heard so that something else may have been meant, and not confirmed since. */
    private final Set<String> unsure = new HashSet<>();

    Optional<Value> get(String slot) {
        return Optional.ofNullable(values.get(slot));
    }

    /**
     * @throws IllegalStateException if it is empty, which a checked flow does not ask for
     */
    Value require(String slot) {
        return get(slot).orElseThrow(() -> new IllegalStateException("slot " + slot + " is empty"));
    }

    boolean isFilled(String slot) {
        return values.containsKey(slot);
    }

    /** Fills with what is certain. */
    void fill(Map<String, Value> more) {
        more.forEach((slot, value) -> fill(slot, value, true));
    }

    void fill(String slot, Value value, boolean sure) {
        values.put(slot, value);
        if (sure) unsure.remove(slot);
        else unsure.add(slot);
    }

    boolean isUnsure(String slot) {
        return unsure.contains(slot);
    }

    void confirm(String slot) {
        unsure.remove(slot);
    }

    void forget(Collection<String> slots) {
        values.keySet().removeAll(slots);
        unsure.removeAll(slots);
    }

    /** Forgets everything but the language. */
    void forgetAll() {
        values.keySet().retainAll(Set.of(Flow.LANGUAGE));
        unsure.clear();
    }

    /** What is known at some time. */
    record Known(Map<String, Value> values, Set<String> unsure) {
        Known {
            values = Map.copyOf(values);
            unsure = Set.copyOf(unsure);
        }
    }

    Known known() {
        return new Known(values, unsure);
    }

    /** Knows what was known then, and nothing else. */
    void restore(Known then) {
        values.clear();
        values.putAll(then.values());
        unsure.clear();
        unsure.addAll(then.unsure());
    }

    Map<String, Value> all() {
        return Map.copyOf(values);
    }

    Set<String> unsure() {
        return Set.copyOf(unsure);
    }
}
