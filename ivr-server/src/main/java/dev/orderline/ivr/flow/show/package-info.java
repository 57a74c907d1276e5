/**
 * Flows for people to look at: as a script to read, as a Mermaid chart and as a picture. Takes
 * flows, gives strings; the same flow gives the same string.
 */
@NullMarked
package dev.orderline.ivr.flow.show;

import org.jspecify.annotations.NullMarked;
