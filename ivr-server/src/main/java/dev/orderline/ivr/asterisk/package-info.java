/**
 * Media from Asterisk: the WebSocket and AudioSocket servers, each hiding its protocol behind a
 * {@link dev.orderline.speech.audio.Line}. The only place that sees Netty.
 */
@NullMarked
package dev.orderline.ivr.asterisk;

import org.jspecify.annotations.NullMarked;
