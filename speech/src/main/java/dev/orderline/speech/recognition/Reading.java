package dev.orderline.speech.recognition;

/**
 * One way to read a value out of an utterance.
 *
 * @param to index of the first word after it
 * @param value in its plainest form
 */
public record Reading(int to, String value) {}
