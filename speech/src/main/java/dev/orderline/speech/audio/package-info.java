/**
 * What a telephone carries: frames and keys, the line they come over, and the sums done on samples
 * (G.711, filters, levels, voice activity, WAV). Knows no recogniser, no voice and no network.
 */
@NullMarked
package dev.orderline.speech.audio;

import org.jspecify.annotations.NullMarked;
