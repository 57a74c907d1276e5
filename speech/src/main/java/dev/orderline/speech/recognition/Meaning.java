package dev.orderline.speech.recognition;

import java.util.Map;

/**
 * What an answer stands for.
 *
 * @param name what was meant: a choice's name ({@code status}), or for a question that fills one
 *     slot that slot's name ({@code order-number})
 * @param slots the slots that were heard, each with its value in its plainest form ({@code
 *     20311540}; the forms are {@link SpokenLanguage}'s)
 */
public record Meaning(String name, Map<String, String> slots) {
    public Meaning {
        slots = Map.copyOf(slots);
    }

    /** A choice that says nothing more. */
    public static Meaning choice(String name) {
        return new Meaning(name, Map.of());
    }

    /** One slot filled. */
    public static Meaning of(String slot, String value) {
        return new Meaning(slot, Map.of(slot, value));
    }

    /** The only slot's value; empty when there is none, or more than one. */
    public String value() {
        return slots.size() == 1 ? slots.values().iterator().next() : "";
    }
}
