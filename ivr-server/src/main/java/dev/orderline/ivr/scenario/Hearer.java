package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.Question;

/** Hears what the callers of scenarios say. */
public interface Hearer {
    /** Understands everything as it is written. */
    Hearer AS_WRITTEN =
            new Hearer() {
                @Override
                public Understood says(String words, Question question) {
                    return new Understood(TextCall.said(words, question, true), words);
                }

                @Override
                public Understood plays(String file, String words, Question question) {
                    return says(words, question);
                }
            };

    /**
     * What is understood when the caller says {@code words} to {@code question}.
     *
     * @param words lower case, apart by single blanks
     */
    Understood says(String words, Question question) throws InterruptedException;

    /**
     * What is understood of a recording.
     *
     * @param file a WAV file, from the folder of flows
     * @param words that are in it
     */
    Understood plays(String file, String words, Question question) throws InterruptedException;

    /**
     * What was understood.
     *
     * @param words those that were heard, or keys; empty if there were none
     */
    record Understood(Answer answer, String words) {}
}
