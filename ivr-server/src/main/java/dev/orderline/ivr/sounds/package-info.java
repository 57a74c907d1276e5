/**
 * Sounds on disk, for Asterisk to play when no voice is there: made by the server while it runs,
 * named and found again by the lifeboat.
 */
@NullMarked
package dev.orderline.ivr.sounds;

import org.jspecify.annotations.NullMarked;
