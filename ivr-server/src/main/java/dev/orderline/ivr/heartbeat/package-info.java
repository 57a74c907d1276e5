/**
 * How a process shows that it does its work, and how one that stands still is ended. Sees the JDK
 * only, and Linux's {@code /proc}.
 */
@NullMarked
package dev.orderline.ivr.heartbeat;

import org.jspecify.annotations.NullMarked;
