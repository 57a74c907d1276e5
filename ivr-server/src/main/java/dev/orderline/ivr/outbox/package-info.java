/**
 * What must happen though machines die: refunds, labels, messages and webhooks. What was decided is
 * written down together with its decision, as an {@link dev.orderline.ivr.outbox.OutboxEntry}, and
 * carried out by workers until it is done. The world outside is behind small ports: {@link
 * dev.orderline.ivr.outbox.PaymentProvider}, {@link dev.orderline.ivr.outbox.Messenger}, {@link
 * dev.orderline.ivr.outbox.LabelMaker}, {@link dev.orderline.ivr.outbox.EventSink}.
 */
@NullMarked
package dev.orderline.ivr.outbox;

import org.jspecify.annotations.NullMarked;
