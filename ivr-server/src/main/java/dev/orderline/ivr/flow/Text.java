package dev.orderline.ivr.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a flow says: sentences with {@code {slots}} in them. */
public record Text(List<Sentence> sentences) {
    public static final Text EMPTY = new Text(List.of());

    private static final Pattern SLOT = Pattern.compile("\\{([a-z][a-z0-9-]*)}");

    public Text {
        sentences = List.copyOf(sentences);
    }

    /** A piece of a sentence. */
    public sealed interface Part {
        record Literal(String text) implements Part {}

        record Slot(String name) implements Part {}
    }

    /** One sentence; rendered and played as a whole. */
    public record Sentence(List<Part> parts) {
        public Sentence {
            parts = List.copyOf(parts);
        }

        /**
         * Reads {@code {slot}} as a slot and everything else as it stands.
         *
         * @throws IllegalArgumentException if a brace belongs to no slot
         */
        public static Sentence parse(String source) {
            List<Part> parts = new ArrayList<>();
            Matcher slot = SLOT.matcher(source);
            int from = 0;
            while (slot.find()) {
                literal(source.substring(from, slot.start()), parts);
                parts.add(new Part.Slot(slot.group(1)));
                from = slot.end();
            }
            literal(source.substring(from), parts);
            return new Sentence(parts);
        }

        private static void literal(String text, List<Part> parts) {
            if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
                throw new IllegalArgumentException("a brace that belongs to no {slot}");
            }
            if (!text.isEmpty()) parts.add(new Part.Literal(text));
        }

        /** Whether it says the same in every call. */
        public boolean fixed() {
            return parts.stream().allMatch(part -> part instanceof Part.Literal);
        }
    }

    /** The slots that must be filled before this can be said. */
    public Set<String> slots() {
        Set<String> slots = new LinkedHashSet<>();
        for (Sentence sentence : sentences) {
            for (Part part : sentence.parts()) {
                if (part instanceof Part.Slot(var name)) slots.add(name);
            }
        }
        return slots;
    }
}
