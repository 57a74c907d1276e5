/**
 * From frames to meaning: grammars, spoken numbers, when an utterance begins and ends. Knows no
 * particular recogniser; a {@link dev.orderline.speech.recognition.Decoder} is given.
 */
@NullMarked
package dev.orderline.speech.recognition;

import org.jspecify.annotations.NullMarked;
