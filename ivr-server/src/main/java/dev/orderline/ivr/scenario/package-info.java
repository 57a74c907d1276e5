/**
 * Calls written down beforehand: scenario files, a call in text that plays them in milliseconds,
 * and what they cover of a flow. The same scenarios are played by sound and by telephone elsewhere.
 */
@NullMarked
package dev.orderline.ivr.scenario;

import org.jspecify.annotations.NullMarked;
