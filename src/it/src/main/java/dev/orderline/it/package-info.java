/**
 * Orderline as a whole, as it runs: a line of its own to call, for acceptance tests, for scenarios
 * by telephone and for measuring.
 */
@NullMarked
package dev.orderline.it;

import org.jspecify.annotations.NullMarked;
