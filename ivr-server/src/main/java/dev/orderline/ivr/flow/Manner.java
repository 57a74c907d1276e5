package dev.orderline.ivr.flow;

/**
 * How we speak to a caller.
 *
 * @param language a BCP 47 tag
 */
public record Manner(String language, boolean slowly) {}
