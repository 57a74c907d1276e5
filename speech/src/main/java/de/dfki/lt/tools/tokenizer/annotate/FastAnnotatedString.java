package de.dfki.lt.tools.tokenizer.annotate;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stretches of each key, sorted by where they begin. Not thread-safe. */
public final class FastAnnotatedString implements AnnotatedString {
    private record Stretch(int begin, int end, Object value) {}

    private final String text;
    private final Map<String, NavigableMap<Integer, Stretch>> stretches = new HashMap<>();
    private int index;

    public FastAnnotatedString(String text) {
        this.text = text;
    }

    @Override
    public char setIndex(int position) {
        if (position < 0 || position > text.length())
            throw new IllegalArgumentException(position + " of " + text.length());
        index = position;
        return position == text.length() ? DONE : text.charAt(position);
    }

    @Override
    public int getRunStart(String key) {
        Stretch here = here(key);
        if (here != null) return here.begin();
        Map.Entry<Integer, Stretch> before = of(key).lowerEntry(index);
        return before == null ? 0 : before.getValue().end();
    }

    @Override
    public int getRunLimit(String key) {
        Stretch here = here(key);
        if (here != null) return here.end();
        Integer next = of(key).higherKey(index);
        return next == null ? text.length() : next;
    }

    @Override
    public @Nullable Object getAnnotation(String key) {
        Stretch here = here(key);
        return here == null ? null : here.value();
    }

    @Override
    public String substring(int begin, int end) {
        return text.substring(begin, end);
    }

    @Override
    public void annotate(String key, Object value, int begin, int end) {
        if (begin < end)
            stretches
                    .computeIfAbsent(key, _ -> new TreeMap<>())
                    .put(begin, new Stretch(begin, end, value));
    }

    private @Nullable Stretch here(String key) {
        Map.Entry<Integer, Stretch> last = of(key).floorEntry(index);
        return last == null || last.getValue().end() <= index ? null : last.getValue();
    }

    private NavigableMap<Integer, Stretch> of(String key) {
        return stretches.getOrDefault(key, new TreeMap<>());
    }

    @Override
    public String toString() {
        return text;
    }
}
