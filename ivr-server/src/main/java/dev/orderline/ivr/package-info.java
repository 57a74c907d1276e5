/**
 * Where everything is put together: the programs, and what the command line needs to be one. Nobody
 * else sees this package.
 */
@NullMarked
package dev.orderline.ivr;

import org.jspecify.annotations.NullMarked;
