/**
 * Flows on air: published versions, how a new one is taken over by every running server or by none,
 * and which one a call goes by; and versions of the policy. No database here; {@link
 * dev.orderline.ivr.air.FlowLibrary} is given.
 */
@NullMarked
package dev.orderline.ivr.air;

import org.jspecify.annotations.NullMarked;
