package dev.orderline.ivr.flow.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that a mapping may have.
 *
 * @param name of the mapping, for people: "a question with choices"
 * @param says what it is for, one or two sentences
 */
public record Shape(String name, String says, List<Member> keys) {
    public Shape {
        keys = List.copyOf(keys);
    }

    /**
     * One key.
     *
     * @param says what it is for, one or two sentences
     */
    public record Member(String name, Form form, boolean required, String says) {}

    public static Member must(String name, Form form, String says) {
        return new Member(name, form, true, says);
    }

    public static Member may(String name, Form form, String says) {
        return new Member(name, form, false, says);
    }

    public static Shape of(String name, String says, Member... keys) {
        return new Shape(name, says, List.of(keys));
    }

    /** This with more keys. */
    Shape and(List<Member> more) {
        List<Member> all = new ArrayList<>(keys);
        all.addAll(more);
        return new Shape(name, says, all);
    }

    Optional<Member> key(String key) {
        return keys.stream().filter(each -> each.name().equals(key)).findFirst();
    }

    List<String> names() {
        return keys.stream().map(Member::name).toList();
    }
}
