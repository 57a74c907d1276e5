package dev.orderline.phone.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TelephoneEventTest {
    @Test
    void aReleasedKeyIsFourBytes() {
        byte[] payload = TelephoneEvent.of('*', true, 800).payload();
        assertEquals("0a8a0320", HexFormat.of().formatHex(payload));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        for (char key : "0123456789*#".toCharArray()) {
            TelephoneEvent event = TelephoneEvent.of(key, false, 160);
            assertEquals(Optional.of(event), TelephoneEvent.parse(event.payload()));
        }
    }

    @Test
    void aPayloadCutShortIsNone() {
        assertEquals(Optional.empty(), TelephoneEvent.parse(new byte[3]));
    }

    @Test
    void anythingButAKeyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> TelephoneEvent.of('A', false, 160));
    }
}
