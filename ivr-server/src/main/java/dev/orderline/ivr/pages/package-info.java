/**
 * The pages that customers see on their phones, on a listener of their own: nothing else is to be
 * found there. Sees Jetty; acts through desks.
 */
@NullMarked
package dev.orderline.ivr.pages;

import org.jspecify.annotations.NullMarked;
