/**
 * Flows as they are written: YAML with places, the keys each mapping may have (and so the JSON
 * Schema and the reference), and the reader that makes {@link dev.orderline.ivr.flow.Flow}s of it.
 * Everything that is wrong is a {@link dev.orderline.ivr.flow.source.Problem} with its place;
 * nothing here throws for what an author wrote.
 */
@NullMarked
package dev.orderline.ivr.flow.source;

import org.jspecify.annotations.NullMarked;
