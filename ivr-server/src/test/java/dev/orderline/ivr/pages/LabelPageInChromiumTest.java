package dev.orderline.ivr.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.Browser;
import dev.orderline.ivr.label.ScreenCode;
import dev.orderline.ivr.orders.PhotoLinks;
import dev.orderline.ivr.orders.Uploaded;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As on a phone; the pictures of it are in {@code target/label-page-*.png}. */
@Tag("slow")
class LabelPageInChromiumTest {
    @TempDir private Path home;
    private PublicPages pages;
    private Browser phone;

    @BeforeEach
    void open() throws Exception {
        pages =
                new PublicPages(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new PublicPages.Desks(
                                new PhotoLinks(Instant.now()).desk(),
                                (_, _) -> new Uploaded.Busy(),
                                new OneLabel(),
                                ScreenCode::svg),
                        Clock.systemUTC());
        phone = new Browser(Files.createDirectory(home.resolve("chromium")));
    }

    @AfterEach
    void close() {
        phone.close();
        pages.close();
    }

    @Test
    void theCodeIsLargeEnoughToBeScannedAndFitsTheScreen() throws Exception {
        phone.open(page());
        phone.photograph(Path.of("target/label-page.png"));
        assertEquals("true", phone.value("document.documentElement.scrollWidth <= innerWidth"));
        assertEquals(
                "true",
                phone.value("document.querySelector('svg').getBoundingClientRect().width >= 240"));
        assertTrue(phone.value("document.body.textContent").contains("December 24, 2026"));
        assertEquals(
                "48", phone.value("Math.min(48, document.querySelector('.act').clientHeight)"));
    }

    @Test
    void aLinkThatDoesNotWorkSaysSo() throws Exception {
        phone.open(page() + "0");
        phone.photograph(Path.of("target/label-page-gone.png"));
        assertTrue(phone.value("document.title").contains("does not work"));
    }

    private String page() {
        return "http://127.0.0.1:" + pages.address().getPort() + PublicPages.path(OneLabel.TOKEN);
    }
}
