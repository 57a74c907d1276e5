package dev.orderline.speech.recognition;

import java.util.List;

/**
 * The words of one utterance while they are read. Remembers whether a reader looked for a word
 * beyond the last: then more words could have made another value. Used by one thread.
 */
final class Words {
    private final List<String> words;
    private boolean ranOut;

    Words(List<String> words) {
        this.words = words;
    }

    int size() {
        return words.size();
    }

    /** The word at {@code place}; empty beyond the last. */
    String at(int place) {
        if (place < words.size()) return words.get(place);
        ranOut = true;
        return "";
    }

    boolean is(int place, String word) {
        return at(place).equals(word);
    }

    /** Whether all of {@code phrase} stands at {@code place}. */
    boolean are(int place, List<String> phrase) {
        for (int i = 0; i < phrase.size(); i++) if (!is(place + i, phrase.get(i))) return false;
        return true;
    }

    /** Whether a word beyond the last was looked for. */
    boolean ranOut() {
        return ranOut;
    }
}
