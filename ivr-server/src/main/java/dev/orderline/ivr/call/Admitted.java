package dev.orderline.ivr.call;

import java.time.Instant;

/** A call we agreed to take. */
public record Admitted(CallId id, Caller caller, Transport transport, Instant at) {}
