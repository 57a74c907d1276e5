package dev.orderline.ivr.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something callers can tell. */
public sealed interface Slot {
    Type type();

    /** Anything whose acceptor follows from its type. */
    record Plain(Type type) implements Slot {}

    /** Yes or no. */
    record YesNo() implements Slot {
        @Override
        public Type type() {
            return Type.Name.YES_NO;
        }
    }

    /** One of a few names. */
    record Choice(Map<String, Named> names) implements Slot {
        public Choice {
            names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        }

        @Override
        public Type type() {
            return new Type.Name(names.keySet());
        }
    }

    /** What callers say or press for a name. */
    record Named(Localised<List<String>> phrases, char key) {}

    /**
     * One of the things that slot {@code list} holds.
     *
     * @param namedLike a list of the shop's by whose names a caller may name it before; empty when
     *     there is none
     */
    record OneOf(String list, String namedLike) implements Slot {
        @Override
        public Type type() {
            return new Type.Option(list);
        }
    }
}
