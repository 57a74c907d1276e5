package dev.orderline.speech.recognition;

/**
 * Something read out of an utterance.
 *
 * @param to index of the first word after it
 */
record Read<T>(int to, T value) {}
