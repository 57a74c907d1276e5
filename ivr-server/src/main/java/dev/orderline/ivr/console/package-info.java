/**
 * The REST API for the shop's own systems and the warehouse's page, by HTTP with Jetty. Acts only
 * through the desks. What comes in is hostile until it is read: every limit stands where it is
 * enforced.
 */
@NullMarked
package dev.orderline.ivr.console;

import org.jspecify.annotations.NullMarked;
