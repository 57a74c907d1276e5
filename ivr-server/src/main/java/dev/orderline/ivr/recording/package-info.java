/** Recordings on disk: stereo WAV files, finished atomically, with a checksum. */
@NullMarked
package dev.orderline.ivr.recording;

import org.jspecify.annotations.NullMarked;
