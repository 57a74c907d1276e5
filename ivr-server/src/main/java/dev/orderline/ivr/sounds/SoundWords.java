package dev.orderline.ivr.sounds;

import dev.orderline.speech.synthesis.TextNormaliser;

/** What a piece of a sentence is rendered from. */
final class SoundWords {
    private SoundWords() {}

    /**
     * The words of {@code text}, with the mark that ends a sentence or else a comma: at the bare
     * end of a text the voice draws out the last word, so that "twenty" takes 1.1 s instead of 0.5
     * s. Empty when there is nothing to say.
     */
    static String of(String text) {
        String words = TextNormaliser.normalise(text);
        if (words.isEmpty() || ".?!".indexOf(words.charAt(words.length() - 1)) >= 0) return words;
        return words + ",";
    }
}
