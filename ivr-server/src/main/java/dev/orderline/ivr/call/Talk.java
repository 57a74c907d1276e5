package dev.orderline.ivr.call;

import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.Manner;
import dev.orderline.ivr.flow.Question;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.synthesis.Prompt;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** How a call talks with its caller. Confined to the call's thread. */
interface Talk {
    /** The frame of the call that comes next. */
    int now();

    /**
     * Says the question's prompt and gives what was answered. Of a secret answer nothing is kept.
     *
     * @throws dev.orderline.speech.audio.SpeechFailure if it cannot be said or heard
     */
    Heard ask(Question question) throws HungUp, InterruptedException;

    /**
     * Does {@code work} and keeps the caller company meanwhile. It is finished before {@code
     * HungUp} leaves here; what it throws is thrown here.
     *
     * @param filler said when it takes long, where that can be done
     */
    <T> T during(Prompt filler, Manner manner, Supplier<T> work)
            throws HungUp, InterruptedException;

    /** What work on another thread has thrown, to be thrown on the call's. */
    static RuntimeException unwrapped(ExecutionException failed) {
        return switch (failed.getCause()) {
            case RuntimeException thrown -> thrown;
            case Error thrown -> throw thrown;
            case null, default -> new IllegalStateException(failed);
        };
    }

    /** Records nothing more; gives what removes the rest, which may wait for a disk. */
    Runnable refuseRecording();

    /**
     * What came of one question.
     *
     * @param answer for the flow
     * @param kept for the record: of a secret answer, nothing but that there was one
     */
    record Heard(Answer answer, CallEvent.Answer kept, Timing timing) {}
}
