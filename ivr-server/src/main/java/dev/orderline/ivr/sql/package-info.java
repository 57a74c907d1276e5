/**
 * The desks and the call archive over PostgreSQL, and the PostgreSQL we bring along. The only place
 * that sees SQL.
 */
@NullMarked
package dev.orderline.ivr.sql;

import org.jspecify.annotations.NullMarked;
