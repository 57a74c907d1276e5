package dev.orderline.ivr.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.ivr.orders.HandClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UploadBodyTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final HandClock clock = new HandClock(NOW);

    @Test
    void asMuchAsItTakesComesThrough() throws IOException {
        try (InputStream body = body(100, 100)) {
            assertEquals(100, body.readAllBytes().length);
        }
    }

    @Test
    void aByteMoreIsTooMuch() throws IOException {
        try (InputStream body = body(101, 100)) {
            assertThrows(IOException.class, body::readAllBytes);
        }
    }

    @Test
    void afterItsTimeNothingIsRead() throws IOException {
        try (InputStream body = body(100, 100)) {
            clock.pass(Duration.ofMinutes(1));
            assertEquals(7, body.read());
            clock.pass(Duration.ofNanos(1));
            assertThrows(IOException.class, body::read);
        }
    }

    private InputStream body(int bytes, int most) {
        byte[] sent = new byte[bytes];
        sent[0] = 7;
        return new UploadBody(
                new ByteArrayInputStream(sent), most, clock, NOW.plus(Duration.ofMinutes(1)));
    }
}
