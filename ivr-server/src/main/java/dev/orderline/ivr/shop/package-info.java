/**
 * Orders of the shop's own system, asked for over HTTP. How its JSON is to be read is data: a file
 * of the shop's admins, {@link dev.orderline.ivr.shop.OrderMapping}. Nothing of an answer is
 * believed: {@link dev.orderline.ivr.shop.OrderReader} states what may be in it.
 */
@NullMarked
package dev.orderline.ivr.shop;

import org.jspecify.annotations.NullMarked;
