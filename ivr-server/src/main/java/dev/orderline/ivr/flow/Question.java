package dev.orderline.ivr.flow;

import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.synthesis.Prompt;
import java.time.Duration;

/**
 * Something to say, and what may be answered meanwhile and after.
 *
 * @param noInputAfter how long to wait, after the prompt, for an answer to begin; zero when none is
 *     expected
 * @param bargeIn whether the caller may cut the prompt short
 * @param secret whether the answer is kept out of recording, transcript and log
 */
public record Question(
        Prompt prompt,
        Grammar grammar,
        Keys keys,
        Duration noInputAfter,
        boolean bargeIn,
        boolean secret) {}
