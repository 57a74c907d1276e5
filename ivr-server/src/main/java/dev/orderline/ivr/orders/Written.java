package dev.orderline.ivr.orders;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** An enum whose names flows, policies and tables write in small letters: {@code too-small}. */
public interface Written {
    String name();

    /** As it is written: {@code not-as-described}. */
    default String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of {@code kind} that is {@link #written} so; empty if none is. */
    static <E extends Enum<E> & Written> Optional<E> parse(Class<E> kind, String written) {
        return Stream.of(kind.getEnumConstants())
                .filter(each -> each.written().equals(written))
                .findFirst();
    }
}
