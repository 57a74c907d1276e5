/**
 * Photos that customers send: what is no picture is turned away, what is one is made small and
 * clean, kept for our own user only, and looked at by a machine that may be unsure. The only
 * package that sees BoofCV.
 */
@NullMarked
package dev.orderline.ivr.photo;

import org.jspecify.annotations.NullMarked;
