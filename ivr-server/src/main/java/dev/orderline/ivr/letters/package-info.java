/**
 * The texts of the shop's letters as its admins write them: what their file may look like, and what
 * is wrong with one.
 */
@NullMarked
package dev.orderline.ivr.letters;

import org.jspecify.annotations.NullMarked;
