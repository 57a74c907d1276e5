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
     * @param like a regular expression that the whole of it matches
     * @param described for people: "a state's name"
     */
    record Text(String like, String described) implements Form {}

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

    /** A mapping whose keys are the author's. */
    record MapOf(Text key, Form each) implements Form {}

    /** A mapping with known keys. */
    record Keys(Shape shape) implements Form {}

    /** A short form and a long one. */
    record Either(Form text, Form mapping) implements Form {}

    /**
     * A mapping whose kind shows by a key it has: the first that is there counts.
     *
     * @param kinds each has its key among its shape's
     */
    record Kinds(String name, List<Kind> kinds) implements Form {
        public Kinds {
            kinds = List.copyOf(kinds);
        }
    }

    /** One kind of a mapping and the key by which it is known. */
    record Kind(String key, Shape shape) {}
}
