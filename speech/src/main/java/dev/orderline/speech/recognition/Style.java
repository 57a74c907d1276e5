package dev.orderline.speech.recognition;

import java.util.List;

/**
 * One way of answering that keeps to few of a grammar's words: digits one by one, with no "thirty"
 * to be heard for "three". What is said so is heard better by a decoder that expects nothing else.
 *
 * @param phrases of the answer itself
 * @param around what may be said before or after it
 */
public record Style(List<String> phrases, List<String> around) {
    public Style {
        phrases = List.copyOf(phrases);
        around = List.copyOf(around);
    }
}
