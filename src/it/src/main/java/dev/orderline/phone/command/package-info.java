/** The phone from the command line: {@code scripts/call} and {@code scripts/bench calls}. */
@NullMarked
package dev.orderline.phone.command;

import org.jspecify.annotations.NullMarked;
