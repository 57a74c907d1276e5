/**
 * The audio of calls over RTP (RFC 3550), as a telephone sends and hears it: PCMU in packets of 20
 * ms, keys as telephone events (RFC 4733), and a tape of both. Knows no SIP.
 */
@NullMarked
package dev.orderline.phone.rtp;

import org.jspecify.annotations.NullMarked;
