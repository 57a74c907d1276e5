package dev.orderline.ivr.orders;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A return as a customer asks for it.
 *
 * @param item its name
 * @param since when it came to {@code step}
 * @param until the last day on which it may be sent
 */
public record ReturnUnderway(
        RmaNumber rma, int line, String item, ReturnStep step, Instant since, LocalDate until) {}
