package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.State.BargeIn;
import dev.orderline.ivr.flow.State.Waits;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.synthesis.Prompt;

/**
 * Something to say, and what may be answered meanwhile and after.
 *
 * @param waits how long to wait for an answer to begin is counted from the end of the prompt; zero
 *     when none is expected
 * @param secret whether the answer is kept out of recording, transcript and log
 * @param manner in what language and how fast it is said
 */
public record Question(
        Prompt prompt,
        Grammar grammar,
        Keys keys,
        BargeIn bargeIn,
        Waits waits,
        boolean secret,
        Manner manner) {}
