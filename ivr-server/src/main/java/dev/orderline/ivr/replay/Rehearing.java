package dev.orderline.ivr.replay;

import dev.orderline.ivr.call.CallEvent.Answer.Spoken;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.Ear;
import dev.orderline.ivr.flow.Question;

/** How it is found out what spoken answers of recorded calls mean to questions of today. */
public interface Rehearing {
    /**
     * Hears the answer of one turn.
     *
     * @param turn of {@code call}
     * @param spoken its answer, as it was heard then
     * @param question what is asked now at that point
     */
    Reheard hear(RecordedCall call, TurnEnded turn, Spoken spoken, Question question);

    /** What is heard now. */
    sealed interface Reheard {
        record Heard(Ear.Heard heard) implements Reheard {}

        /**
         * It cannot be heard any more.
         *
         * @param why for people
         */
        record Unheard(String why) implements Reheard {}
    }
}
