/**
 * As much SIP over UDP as one telephone needs (RFC 3261): messages as text, and the dialog of one
 * call. No proxies between us and the server, so no route sets; no authentication. Knows no audio
 * beyond its description (SDP) and no sockets but its own.
 */
@NullMarked
package dev.orderline.phone.sip;

import org.jspecify.annotations.NullMarked;
