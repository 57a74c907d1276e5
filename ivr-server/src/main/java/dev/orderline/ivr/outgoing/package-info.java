/**
 * Payment providers, message services, carriers and the shop's listeners to events, over HTTP by
 * {@link dev.orderline.ivr.http.OutgoingHttp}.
 */
@NullMarked
package dev.orderline.ivr.outgoing;

import org.jspecify.annotations.NullMarked;
