/**
 * From frames to meaning: when an utterance begins and ends, what may be said, what it stands for.
 * Knows no particular recogniser; a {@link dev.orderline.speech.recognition.Decoder} is given.
 *
 * <p>A {@link dev.orderline.speech.recognition.PhraseGrammar} holds words against phrases; its
 * slots are read by {@link dev.orderline.speech.recognition.Acceptor}s, which a {@link
 * dev.orderline.speech.recognition.SpokenLanguage} makes. All that is English is in {@link
 * dev.orderline.speech.recognition.AmericanEnglish} and the classes that begin with English.
 */
@NullMarked
package dev.orderline.speech.recognition;

import org.jspecify.annotations.NullMarked;
