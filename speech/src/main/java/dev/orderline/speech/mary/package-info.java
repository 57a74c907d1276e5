/** The one place that sees MaryTTS: text in, telephone frames out. */
@NullMarked
package dev.orderline.speech.mary;

import org.jspecify.annotations.NullMarked;
