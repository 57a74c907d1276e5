/**
 * A stand-in for JTok, the tokeniser that MaryTTS links to and that is on no public Maven
 * repository: MaryTTS does not start without classes of these names. Written from the calls that
 * {@code marytts.modules.JTokeniser} makes; it has none of JTok's code and only what those calls
 * need, for the plain words and sentence punctuation that Orderline lets reach MaryTTS.
 *
 * <p>Names here are MaryTTS's, not ours.
 */
@NullMarked
package de.dfki.lt.tools.tokenizer;

import org.jspecify.annotations.NullMarked;
