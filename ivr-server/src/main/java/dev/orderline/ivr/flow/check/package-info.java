/**
 * Whether a flow may go on air: one class for each thing that can be wrong with it. Everything that
 * is found is a {@link dev.orderline.ivr.flow.source.Problem} with its place and how to mend it.
 */
@NullMarked
package dev.orderline.ivr.flow.check;

import org.jspecify.annotations.NullMarked;
