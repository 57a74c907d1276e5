/**
 * Payment providers, message services, carriers and the shop's own systems, over HTTP. Everything
 * goes through {@link dev.orderline.ivr.outgoing.OutgoingHttp}, which sees to it that a request
 * cannot be led into the shop's own network, and that no answer is too long or too slow.
 */
@NullMarked
package dev.orderline.ivr.outgoing;

import org.jspecify.annotations.NullMarked;
