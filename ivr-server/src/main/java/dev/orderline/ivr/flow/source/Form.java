package dev.orderline.ivr.flow.source;

import java.time.Duration;
import java.util.List;

/**
 * What a value in a flow's file may look like. The reader checks it, editors check it by the JSON
 * Schema made from it, and the reference is written from it.
 */
public sealed interface Form {
    /**
     * One text.
     *
     * @param like a regular expression, of Java and of JSON Schema, that the whole of it matches
     * @param most it has at most so many characters
     * @param described for people: "a state's name"
     * @param hint how to write one; empty when there is nothing to say
     */
    record Text(String like, int most, String described, String hint) implements Form {
        /** Anything that is written. */
        static final String ANY = "[\\s\\S]+";

        /** One whose length {@code like} limits. */
        public static Text of(String like, String described) {
            return new Text(like, Integer.MAX_VALUE, described, "");
        }

        public static Text any(int most, String described) {
            return new Text(ANY, most, described, "");
        }

        boolean fits(String text) {
            return text.length() <= most && text.matches(like);
        }
    }

    record Whole(int least, int most) implements Form {}

    /** {@code 5 s}, {@code 800 ms}. */
    record Time(Duration least, Duration most) implements Form {}

    /** {@code yes} or {@code no}. */
    record YesNo() implements Form {}

    /** One of a few words. */
    record OneOf(List<String> words) implements Form {
        public OneOf {
            words = List.copyOf(words);
        }
    }

    /** A list, or one value in place of a list of one. */
    record ListOf(Form each) implements Form {}

    /**
     * A mapping whose keys are the author's.
     *
     * @param least it has at least so many
     */
    record MapOf(Text key, Form each, int least) implements Form {
        public static MapOf some(Text key, Form each) {
            return new MapOf(key, each, 1);
        }

        public static MapOf any(Text key, Form each) {
            return new MapOf(key, each, 0);
        }
    }

    /** A mapping with known keys. */
    record Keys(Shape shape) implements Form {}

    /** A short form and a long one. */
    record Either(Form text, Form mapping) implements Form {}

    /**
     * A mapping whose kind shows by a key it has: the first that is there counts.
     *
     * @param kinds each has its key among its shape's
     * @param unfinished keys that some kinds have, and that do not show which it is
     */
    record Kinds(String name, List<Kind> kinds, List<Unfinished> unfinished) implements Form {
        public Kinds {
            kinds = List.copyOf(kinds);
            unfinished = List.copyOf(unfinished);
        }

        public static Kinds of(String name, Kind... kinds) {
            return new Kinds(name, List.of(kinds), List.of());
        }

        List<String> keys() {
            return kinds.stream().map(Kind::key).toList();
        }
    }

    /** One kind of a mapping and the key by which it is known. */
    record Kind(String key, Shape shape) {}

    /**
     * What is missing when {@code key} is there, and no kind's key.
     *
     * @param mend how to mend it
     */
    record Unfinished(String key, String what, String mend) {}
}
