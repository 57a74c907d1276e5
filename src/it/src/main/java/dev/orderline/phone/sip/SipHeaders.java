package dev.orderline.phone.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The header fields of one message, in order. Names are compared without case. Immutable. */
public final class SipHeaders {
    /** What the one-letter names of RFC 3261 stand for. */
    private static final Map<String, String> COMPACT =
            Map.of(
                    "v", "via",
                    "f", "from",
                    "t", "to",
                    "i", "call-id",
                    "m", "contact",
                    "c", "content-type",
                    "l", "content-length");

    /** One field. Neither part holds a line break: that would begin another field. */
    public record Field(String name, String value) {
        public Field {
            if (breaksLine(name) || breaksLine(value))
                throw new IllegalArgumentException("a line break in a header field");
        }

        private static boolean breaksLine(String text) {
            return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
        }

        private boolean isNamed(String other) {
            return canonical(name).equals(canonical(other));
        }
    }

    private final List<Field> fields;

    private SipHeaders(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    public static SipHeaders of(List<Field> fields) {
        return new SipHeaders(fields);
    }

    /** Of names and values by turns. */
    public static SipHeaders of(String... namesAndValues) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        return new SipHeaders(fields);
    }

    public List<Field> fields() {
        return fields;
    }

    /** The value of the first field of that name. */
    public Optional<String> first(String name) {
        return fields.stream().filter(field -> field.isNamed(name)).map(Field::value).findFirst();
    }

    /**
     * The fields with one of these names, in their order: what a response repeats of its request.
     */
    public List<Field> named(String... names) {
        return fields.stream()
                .filter(field -> List.of(names).stream().anyMatch(field::isNamed))
                .toList();
    }

    /** These, then {@code name: value}. */
    public SipHeaders with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new SipHeaders(more);
    }

    private static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return COMPACT.getOrDefault(lower, lower);
    }

    @Override
    public String toString() {
        return fields.size() + " header fields";
    }
}
