/**
 * The program behind {@code scripts/flow}: what telephony admins write, check, try, publish and
 * roll back flows with. Composes the other packages, as {@code Main} does.
 */
@NullMarked
package dev.orderline.ivr.command;

import org.jspecify.annotations.NullMarked;
