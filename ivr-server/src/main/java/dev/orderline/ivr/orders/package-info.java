/**
 * Orders and what may be told of them: records, pure rules, and the desks (interfaces) behind which
 * the shop's data lie. Sees the JDK only; today's date is a parameter.
 */
@NullMarked
package dev.orderline.ivr.orders;

import org.jspecify.annotations.NullMarked;
