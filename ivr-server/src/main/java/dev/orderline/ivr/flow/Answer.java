package dev.orderline.ivr.flow;

import dev.orderline.speech.recognition.Meaning;

/** How a {@link Question} was answered. */
public sealed interface Answer {
    /**
     * @param sure whether nothing else can have been meant; keys always are
     */
    record Meant(Meaning meaning, boolean sure) implements Answer {}

    record NoMatch() implements Answer {}

    record NoInput() implements Answer {}
}
