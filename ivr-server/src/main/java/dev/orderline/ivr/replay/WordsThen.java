package dev.orderline.ivr.replay;

import dev.orderline.ivr.call.CallEvent.Answer.Spoken;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.Ear;
import dev.orderline.ivr.flow.Question;

/**
 * Takes the words that were heard then, and asks what they mean now. Quick, and needs no sound; but
 * words were heard by the question of then, which a decoder prefers. Stateless.
 */
public final class WordsThen implements Rehearing {
    @Override
    public Reheard hear(RecordedCall call, TurnEnded turn, Spoken spoken, Question question) {
        if (spoken.nBest().isEmpty()) return new Reheard.Unheard("no words were written down");
        return new Reheard.Heard(
                Ear.understood(spoken.nBest(), spoken.revisions(), question.grammar()));
    }
}
