package dev.orderline.ivr.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.orderline.ivr.orders.LabelToken;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.outbox.Document;
import dev.orderline.ivr.outbox.LabelDesk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A label desk with one link, which is opened as often as others are. Thread-safe. */
final class OneLabel implements LabelDesk {
    static final LabelToken TOKEN = new LabelToken("00c0ffee".repeat(4));
    static final LocalDate UNTIL = LocalDate.of(2026, 12, 24);
    static final Document PDF =
            new Document("return-100009.pdf", "application/pdf", "%PDF \u007f".getBytes(US_ASCII));

    private final AtomicInteger opened = new AtomicInteger();

    @Override
    public Optional<Linked> open(LabelToken token, Instant now) {
        if (!token.equals(TOKEN) || opened.incrementAndGet() > MOST_OPENED) return Optional.empty();
        return Optional.of(
                new Linked(
                        RmaNumber.ofSerial(RmaNumber.FIRST_SERIAL),
                        "blue <rain> jacket",
                        UNTIL,
                        "306141412345678908",
                        PDF));
    }
}
