/**
 * FastAGI: where a call goes before media ({@code admit}) and after it ({@code next}), and calls by
 * keys alone when there is no media. The only place that sees asterisk-java.
 */
@NullMarked
package dev.orderline.ivr.agi;

import org.jspecify.annotations.NullMarked;
