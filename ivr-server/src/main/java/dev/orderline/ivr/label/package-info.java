/**
 * Labels of our own, as PDF, for shops whose carrier has no interface of its own: what is stuck on
 * a parcel that comes back, and the slip that is put into it. The only package that sees PDFBox,
 * ZXing and ICU.
 */
@NullMarked
package dev.orderline.ivr.label;

import org.jspecify.annotations.NullMarked;
