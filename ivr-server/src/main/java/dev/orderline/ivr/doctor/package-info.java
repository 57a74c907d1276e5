/**
 * The parts of {@code scripts/doctor}: each looks at one thing a call needs and says in one
 * sentence what it found. They change nothing, and see no settings but what they are given.
 */
@NullMarked
package dev.orderline.ivr.doctor;

import org.jspecify.annotations.NullMarked;
