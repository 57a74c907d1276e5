/**
 * One call from answer to end: admission, the conversation (say, ask), the loop, its outcome and
 * its events. No network, no files, no clock of its own: time is counted in frames.
 */
@NullMarked
package dev.orderline.ivr.call;

import org.jspecify.annotations.NullMarked;
