/**
 * What a caller heard and when, found in a {@link dev.orderline.phone.rtp.Tape} alone: who spoke,
 * how long answers took, gaps, levels; and pictures and recordings of it.
 */
@NullMarked
package dev.orderline.phone.timeline;

import org.jspecify.annotations.NullMarked;
