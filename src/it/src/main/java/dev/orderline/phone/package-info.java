/**
 * A telephone for tests and for {@code scripts/call}: it places real SIP calls, speaks on cue,
 * presses keys, hangs up, and tells to the millisecond what its caller heard.
 */
@NullMarked
package dev.orderline.phone;

import org.jspecify.annotations.NullMarked;
