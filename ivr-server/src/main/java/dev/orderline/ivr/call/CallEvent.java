package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Position;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.Meaning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that happened in a call. Record, console, metrics, log and tests read the same events.
 * Frames are counted from the call's first frame, which is also the recording's. Fields that hold
 * personal data say so.
 */
public sealed interface CallEvent {
    CallId call();

    /**
     * The first frame has come.
     *
     * @param caller personal data
     * @param flow name and version of the flow: {@code order-status@1}
     */
    record Started(CallId call, Instant at, Caller caller, Transport transport, String flow)
            implements CallEvent {}

    /**
     * One thing we said, and what came of it.
     *
     * @param index counted from 1
     * @param state of the flow
     * @param said our words; personal data
     * @param timing when who spoke
     * @param secret whether the caller's part is kept out of everything: then {@code answer} holds
     *     no words and no value
     */
    record TurnEnded(
            CallId call,
            int index,
            String state,
            String said,
            Timing timing,
            Answer answer,
            boolean secret)
            implements CallEvent {}

    /**
     * One thing that was done, and what came of it.
     *
     * @param index counted from 1
     * @param turns how many turns had ended before
     * @param state of the flow
     * @param result personal data
     * @param frames how long it took
     */
    record Acted(
            CallId call,
            int index,
            int turns,
            String state,
            String action,
            Action.Result result,
            int frames)
            implements CallEvent {}

    /**
     * Where the conversation stands now, should another process have to go on.
     *
     * @param position personal data; nothing secret is in it
     */
    record Stood(CallId call, Position position) implements CallEvent {}

    /**
     * The caller asked not to be recorded; from here on, and of what was before, there is no sound.
     */
    record RecordingRefused(CallId call) implements CallEvent {}

    /**
     * The call is over.
     *
     * @param frames how long it lasted
     * @param filled frames of the caller that never came, heard as silence
     * @param dropped frames of the caller that came too late
     * @param decoded frames that were given to the decoder, those heard anew counted again
     */
    record Ended(
            CallId call,
            Instant at,
            Outcome outcome,
            int frames,
            int filled,
            int dropped,
            int decoded)
            implements CallEvent {}

    /**
     * When who spoke within a turn; each an index of a frame.
     *
     * @param promptFrom first frame of our prompt that was played
     * @param promptTo the frame at which our prompt ended or was stopped
     * @param bargeIn the caller cut our prompt short here
     * @param speechFrom first frame of the caller's voice, or of the first key
     * @param speechTo last frame of the caller's voice, or of the last key
     * @param decided the frame at which the answer was known
     */
    record Timing(
            int promptFrom,
            int promptTo,
            OptionalInt bargeIn,
            OptionalInt speechFrom,
            OptionalInt speechTo,
            int decided) {}

    /** How the caller answered. */
    sealed interface Answer {
        /**
         * @param nBest what was heard, best first; personal data
         * @param revisions how often words that had been found were taken back
         */
        record Spoken(List<Hypothesis> nBest, int revisions, Optional<Meaning> meaning)
                implements Answer {
            public Spoken {
                nBest = List.copyOf(nBest);
            }
        }

        /**
         * @param keys personal data
         */
        record Keyed(String keys, Optional<Meaning> meaning) implements Answer {}

        /** A secret answer: whether it fitted, and how it came, is all that is kept. */
        record Secret(boolean spoken, boolean understood) implements Answer {}

        record NoInput() implements Answer {}

        /** The caller was gone before there was an answer. */
        record Gone(HungUp.By by) implements Answer {}
    }
}
