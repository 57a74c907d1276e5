/** The one place that sees Vosk and JNA: the model, recognisers, and the threads they decode on. */
@NullMarked
package dev.orderline.speech.vosk;

import org.jspecify.annotations.NullMarked;
