/**
 * Sounds for a caller to make, in tests and demonstrations: synthetic voices, and sound files of
 * any rate.
 */
@NullMarked
package dev.orderline.speech.caller;

import org.jspecify.annotations.NullMarked;
