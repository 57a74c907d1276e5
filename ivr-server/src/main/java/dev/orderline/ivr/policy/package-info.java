/**
 * The shop's policy as its admins write it: what a file may look like, and what is wrong with one.
 * What it means is decided by {@link dev.orderline.ivr.orders.ReturnRules}.
 */
@NullMarked
package dev.orderline.ivr.policy;

import org.jspecify.annotations.NullMarked;
