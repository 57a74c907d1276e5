/**
 * Flows as data: their model, the parser of {@code dialplans/flows}, and the interpreter. No audio,
 * no threads, no clock.
 */
@NullMarked
package dev.orderline.ivr.flow;

import org.jspecify.annotations.NullMarked;
