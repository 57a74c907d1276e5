package dev.orderline.ivr.flow.check;

import java.util.List;

/** The words that the installed model of one language can hear, and how words sound. */
public interface Vocabulary {
    boolean knows(String word);

    /**
     * How {@code word} is pronounced, the commonest way first: phones of ARPAbet without stress.
     * Empty if nobody knows.
     */
    List<List<String>> pronunciations(String word);

    /** Words it knows that sound most like {@code word}, the nearest first. */
    List<String> soundingLike(String word, int most);
}
