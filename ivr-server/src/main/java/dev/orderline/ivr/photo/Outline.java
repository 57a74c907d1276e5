package dev.orderline.ivr.photo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/**
 * What a picture's file says of itself, read without decoding it.
 *
 * @param format the name by which the JDK knows it: "jpeg"
 * @param parts of the file that pixels are made from; the rest is not for a decoder
 */
record Outline(
        String format, int widthPx, int heightPx, Orientation orientation, List<Part> parts) {
    Outline {
        parts = List.copyOf(parts);
    }

    /** The bytes of a file {@code from} one {@code to} before another. */
    record Part(int from, int to) {}

    /** Only what pixels are made from. */
    InputStream pixels(byte[] file) {
        return new SequenceInputStream(
                Collections.enumeration(
                        parts.stream()
                                .map(part ->
                                        new ByteArrayInputStream(
                                                file, part.from(), part.to() - part.from()))
                                .toList()));
    }
}
