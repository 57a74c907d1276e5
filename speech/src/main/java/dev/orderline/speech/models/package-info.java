/**
 * Fetches official Vosk models, checks what came, and unpacks it. Nothing of this runs during a
 * call.
 */
@NullMarked
package dev.orderline.speech.models;

import org.jspecify.annotations.NullMarked;
