/** How well callers are heard: a set that can be made again, and what is measured on it. */
@NullMarked
package dev.orderline.speech.hearing;

import org.jspecify.annotations.NullMarked;
