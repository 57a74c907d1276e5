/** What flows can do by name: each action over the desks, with declared inputs and outcomes. */
@NullMarked
package dev.orderline.ivr.actions;

import org.jspecify.annotations.NullMarked;
