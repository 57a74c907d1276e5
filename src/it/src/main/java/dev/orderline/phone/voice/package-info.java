/** Sounds for a caller to make: synthetic voices, and sound files of any rate. */
@NullMarked
package dev.orderline.phone.voice;

import org.jspecify.annotations.NullMarked;
