package dev.orderline.speech.recognition;

/**
 * What may have been said.
 *
 * @param words lower case, apart by single blanks
 * @param score the decoder's own, greater is better; comparable within one n-best list only
 */
public record Hypothesis(String words, double score) {}
