package dev.orderline.ivr.doctor;

import static dev.orderline.ivr.shop.ShopSystem.NUMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.Settings;
import dev.orderline.ivr.ShopOrders;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.shop.ShopSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class OwnSystemTest {
    private static final OrderNumber NOBODYS = OrderNumber.ofSerial(1);

    @TempDir private Path data;
    private ShopSystem shop;

    @BeforeEach
    void start() throws IOException {
        shop = new ShopSystem(data);
    }

    @AfterEach
    void stop() throws IOException {
        shop.close();
    }

    private Finding finding(OrderNumber number, boolean isThere) {
        return new OwnSystem(
                        ShopOrders.of(Settings.read(shop.settings()), Clock.systemUTC())
                                .orElseThrow()
                                .source())
                .finding(number, isThere);
    }

    private String wrong(OrderNumber number, boolean isThere) {
        return assertInstanceOf(Finding.Wrong.class, finding(number, isThere)).sentence();
    }

    @Test
    void anOrderThatIsUnderstoodIsWell() {
        assertEquals(
                new Finding.Well("answers, and an order is understood"), finding(NUMBER, true));
    }

    @Test
    void withoutAnOrderToAskForItSaysHowToTryOne() {
        var well = assertInstanceOf(Finding.Well.class, finding(NOBODYS, false));
        assertTrue(well.sentence().contains("scripts/doctor --order NUMBER"), well.sentence());
    }

    @Test
    void anOrderThatShouldBeThereAndIsNotIsAFaultOfTheAddress() {
        String wrong = wrong(NOBODYS, true);
        assertTrue(wrong.contains("no such order: look at url and unknown"), wrong);
    }

    @Test
    void aSystemThatIsAwayIsNamedWithWhatToLookAt() throws IOException {
        shop.close();
        String wrong = wrong(NUMBER, true);
        assertTrue(wrong.startsWith("cannot be used: ask the shop's system for an order: "), wrong);
        assertTrue(wrong.endsWith(OwnSystem.MEND), wrong);
    }

    @Test
    void aKeyThatIsRefusedIsToldWithItsStatusAndItsFile() {
        shop.says(401);
        String wrong = wrong(NUMBER, true);
        assertTrue(wrong.contains(": 401; look at url and headers"), wrong);
        assertTrue(wrong.contains("data/secrets/orders.key"), wrong);
    }

    @Test
    void aMappingThatMissesAnOrdersPartsIsNamedByThePart() throws IOException {
        shop.change("price: /unit_price", "price: /price");
        assertEquals(
                "answers, but items price is missing: mend the mapping, or the order there",
                wrong(NUMBER, true));
    }
}
