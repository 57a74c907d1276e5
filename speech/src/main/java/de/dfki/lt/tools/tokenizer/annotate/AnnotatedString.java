package de.dfki.lt.tools.tokenizer.annotate;

import org.jspecify.annotations.Nullable;

/**
 * Text with a cursor, whose stretches carry values under keys. A run is a longest stretch within
 * which a key's value does not change; where there is none, the value is null.
 */
public interface AnnotatedString {
    /** What {@link #setIndex} gives behind the last character. */
    char DONE = '\uffff';

    /** Moves the cursor and gives the character there, or {@link #DONE} at the text's length. */
    char setIndex(int position);

    /** Where the run of {@code key} at the cursor begins. */
    int getRunStart(String key);

    /** Where the run of {@code key} at the cursor ends: the first position behind it. */
    int getRunLimit(String key);

    /** The value of {@code key} at the cursor. */
    @Nullable Object getAnnotation(String key);

    String substring(int begin, int end);

    /**
     * Gives the characters from {@code begin} to {@code end}, exclusive, a value. Stretches of one
     * key must not overlap.
     */
    void annotate(String key, Object value, int begin, int end);
}
