/**
 * Recorded calls, played again through a flow that has changed: what callers said is heard anew,
 * what was done is answered as it was then, and nothing is done. Tells which callers would now be
 * led elsewhere. No files, no database: calls and their sound come through interfaces.
 */
@NullMarked
package dev.orderline.ivr.replay;

import org.jspecify.annotations.NullMarked;
