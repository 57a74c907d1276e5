package dev.orderline.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.outbox.Contact.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir Path data;

    @Test
    void commandLineGoesBeforeEnvironmentBeforeFileBeforeDefaults() throws IOException {
        write("listen.media = 1001\nlisten.agi = 1002\nlisten.sip = 1003\n");
        Settings.Listen listen =
                read(
                                Map.of("listen.media", "3001"),
                                Map.of(
                                        "ORDERLINE_MEDIA_PORT",
                                        "2001",
                                        "ORDERLINE_AGI_PORT",
                                        "2002"))
                        .listen();
        assertEquals(3001, listen.media());
        assertEquals(2002, listen.agi());
        assertEquals(1003, listen.sip());
        assertEquals(9092, listen.audioSocket());
    }

    @Test
    void aRangeOfPortsIsReadWholeOrRefused() {
        Map<String, String> environment = Map.of("ORDERLINE_RTP_PORTS", "26000-26999");
        assertEquals(
                new Settings.Ports(26_000, 26_999), read(Map.of(), environment).listen().rtp());
        for (String wrong : new String[] {"26000", "3-2", "0-10", "1-65536", "a-b"}) {
            IllegalArgumentException refused =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> read(Map.of("listen.rtp", wrong), environment));
            assertTrue(String.valueOf(refused.getMessage()).startsWith("listen.rtp = " + wrong));
        }
    }

    @Test
    void anUnknownKeyIsNamedWithItsFile() throws IOException {
        write("listen.medai = 1\n");
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> read(Map.of(), Map.of()));
        assertTrue(
                String.valueOf(refused.getMessage())
                        .startsWith(
                                "unknown setting listen.medai in "
                                        + data.resolve("orderline.properties")));
    }

    @Test
    void thePagesHaveAnAddressThatCanStandInALetter() {
        assertEquals("", read(Map.of(), Map.of()).pages().url());
        assertEquals(
                "https://shop.example/photos",
                read(Map.of("pages.url", "https://shop.example/photos"), Map.of()).pages().url());
        for (String wrong :
                List.of("shop.example", "https://shop.example/", "javascript:x", "https://a b"))
            assertThrows(
                    IllegalArgumentException.class,
                    () -> read(Map.of("pages.url", wrong), Map.of()),
                    wrong);
    }

    @Test
    void aServiceSendsWhereThereIsANumberToSendFrom() {
        assertEquals(
                Set.of(Service.SMS, Service.WHATSAPP),
                read(Map.of(), Map.of()).outgoing().messages().services(),
                "our own file takes all");
        assertEquals(
                Set.of(Service.SMS),
                read(
                                Map.of(
                                        "messages.url",
                                        "https://messages.example/",
                                        "messages.sms",
                                        "+16175550142"),
                                Map.of())
                        .outgoing()
                        .messages()
                        .services());
    }

    private void write(String text) throws IOException {
        Files.writeString(data.resolve("orderline.properties"), text);
    }

    private Settings read(Map<String, String> overrides, Map<String, String> environment) {
        var all = new HashMap<>(overrides);
        all.put("folder.data", data.toString());
        return Settings.read(all, environment);
    }
}
