/**
 * A shop in memory, for trying flows without a database: the desks of {@code ivr.orders}, which
 * keep the contracts of the real ones and forget everything at their end.
 */
@NullMarked
package dev.orderline.ivr.trial;

import org.jspecify.annotations.NullMarked;
