package dev.orderline.speech.audio;

/** What arrives from the caller, in order: audio, or a key press. */
public sealed interface Inbound permits Frame, Digit {}
