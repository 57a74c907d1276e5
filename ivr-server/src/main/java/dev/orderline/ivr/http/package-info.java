/**
 * The one way by which we ask others over HTTP, whatever they do for us: a request cannot be led
 * into the shop's own network, and no answer is too long or too slow.
 */
@NullMarked
package dev.orderline.ivr.http;

import org.jspecify.annotations.NullMarked;
