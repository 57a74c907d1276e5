package dev.orderline.speech.synthesis;

/** A voice that can speak any prompt. Shared by all calls. */
public interface Voice {
    /**
     * Starts to speak {@code prompt}. Never waits: what is not in the cache is rendered elsewhere,
     * sentence by sentence.
     */
    Playable speak(Prompt prompt);
}
