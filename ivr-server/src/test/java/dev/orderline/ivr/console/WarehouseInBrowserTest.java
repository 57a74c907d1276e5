package dev.orderline.ivr.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.Browser;
import dev.orderline.ivr.WorkingShop;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.sql.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The warehouse's page as a hand scanner has it; pictures of it are in target/warehouse. */
@Tag("slow")
class WarehouseInBrowserTest {
    private static final Path PICTURES = Path.of("target", "warehouse");

    private static final String ITEM = "waterproof jacket, navy blue, extra long, size XXL";

    private final WorkingShop shop = new WorkingShop(TestDatabase.withTables());
    private final OpenConsole console = new OpenConsole(OpenConsole.desks(shop), Clock.systemUTC());

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path home;

    @AfterEach
    void close() {
        console.close();
        shop.close();
    }

    @Test
    void aScannerLogsInScansAndTakesDown() throws Exception {
        Files.createDirectories(PICTURES);
        RmaNumber rma = shop.returned(ITEM, 50);
        try (var browser = new Browser(home)) {
            browser.open(console.origin() + "/warehouse");
            looksWell(browser, "1-login");
            browser.scan(console.token());
            looksWell(browser, "2-empty");
            browser.scan("R" + rma.digits() + "12345678");
            looksWell(browser, "3-announced");
            browser.touch("button.received");
            assertEquals("true", browser.value("!!document.querySelector('.good')"));
            looksWell(browser, "4-received");
            browser.touch("button.written-off");
            looksWell(browser, "5-not-sellable");
            browser.scan("123");
            assertEquals("true", browser.value("!!document.querySelector('.bad')"));
            looksWell(browser, "6-unknown");
            shop.lay("anorak", 2);
            for (int i = 0; i < 2; i++)
                shop.office()
                        .warehouse()
                        .scan(
                                UUID.randomUUID(),
                                shop.exchanged("anorak", 50, "anorak-L"),
                                ReturnStep.RECEIVED,
                                Instant.now());
            browser.open(console.origin() + "/warehouse/sending");
            looksWell(browser, "7-sending");
            browser.scan("SP 12");
            assertEquals("true", browser.value("!!document.querySelector('.good')"));
            looksWell(browser, "8-sent");
        }
        assertEquals(0, shop.office().goods().stock(ITEM).orElseThrow().returned());
    }

    /** As wide as the screen, and ready for the next scan. */
    private static void looksWell(Browser browser, String name) throws Exception {
        browser.photograph(PICTURES.resolve(name + ".png"));
        int width = Integer.parseInt(browser.value("document.documentElement.scrollWidth"));
        assertTrue(width <= Browser.WIDTH, name + " is " + width + " wide");
        assertEquals("INPUT", browser.value("document.activeElement.tagName"), name);
    }
}
