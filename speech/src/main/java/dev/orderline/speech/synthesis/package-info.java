/**
 * From text to frames: prompts, how numbers, money and dates are spoken, and the cache of rendered
 * sentences. Knows no particular voice; a {@link dev.orderline.speech.synthesis.Engine} is given.
 */
@NullMarked
package dev.orderline.speech.synthesis;

import org.jspecify.annotations.NullMarked;
