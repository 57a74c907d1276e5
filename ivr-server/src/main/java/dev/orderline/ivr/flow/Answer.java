package dev.orderline.ivr.flow;

import dev.orderline.speech.recognition.Meaning;

/** How a {@link Question} was answered. */
public sealed interface Answer {
    record Meant(Meaning meaning) implements Answer {}

    record NoMatch() implements Answer {}

    record NoInput() implements Answer {}
}
