package dev.orderline.ivr.replay;

import dev.orderline.ivr.call.CallEvent.Answer.Spoken;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.Ear;
import dev.orderline.ivr.flow.Question;
import dev.orderline.speech.audio.Frame;
import java.util.List;

/** Decodes what was recorded, as the question of today would have had it decoded. */
public final class SoundAnew implements Rehearing {
    private final CallSound sound;
    private final Ear ear;

    public SoundAnew(CallSound sound, Ear ear) {
        this.sound = sound;
        this.ear = ear;
    }

    @Override
    public Reheard hear(RecordedCall call, TurnEnded turn, Spoken spoken, Question question) {
        int began = call.began(turn);
        int prompt = Math.max(0, turn.timing().promptTo() - began);
        return switch (sound.between(call, began, turn.timing().decided())) {
            case CallSound.Excerpt.Sound(List<Frame> caller, List<Frame> ours) ->
                    new Reheard.Heard(ear.hear(caller, ours, prompt, question));
            case CallSound.Excerpt.Missing(String why) -> new Reheard.Unheard(why);
        };
    }
}
