package dev.orderline.ivr.command;

import static dev.orderline.ivr.shop.ShopSystem.NUMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.command.Terminal.Outcome;
import dev.orderline.ivr.doctor.OwnSystem;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.shop.ShopSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/orders try} does. */
@Timeout(30)
class TryOrderCommandTest {
    @TempDir private Path home;

    private Terminal terminal;
    private ShopSystem shop;

    @BeforeEach
    void sitDown() throws IOException {
        terminal = new Terminal(home);
        shop = new ShopSystem(terminal.data());
    }

    @AfterEach
    void stop() throws IOException {
        shop.close();
    }

    private Outcome tried(String number, String... options) {
        return terminal.orders(
                Stream.of(
                                Stream.of("try"),
                                shop.settings().entrySet().stream()
                                        .filter(set -> !set.getKey().equals("folder.data"))
                                        .map(set -> "-D" + set.getKey() + "=" + set.getValue()),
                                Stream.of(options),
                                Stream.of(number))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }

    private void assertComplains(String why, Outcome outcome) {
        assertEquals(1, outcome.status(), outcome::toString);
        assertTrue(outcome.err().contains(why), outcome::toString);
        assertFalse(outcome.err().contains("Zo"), outcome::toString);
    }

    @Test
    void anOrderIsToldAsItIsUnderstoodAndItsCustomerIsHidden() {
        Outcome outcome = tried(NUMBER.digits());
        assertEquals(0, outcome.status(), outcome::toString);
        for (String told :
                new String[] {
                    "paid       114.93 USD as pi_3Pq\n",
                    "customer   Z...\n",
                    "email      z...\n",
                    "likes      whatsapp\n",
                    "1 x blue rain jacket (J-1, clothing), 79.99 USD each, tax 5.60 USD\n"
                }) assertTrue(outcome.out().contains(told), outcome::toString);
        assertFalse(outcome.out().contains("example.org"), outcome::toString);
        assertTrue(tried(NUMBER.digits(), "--plain").out().contains("zoe@example.org"));
    }

    @Test
    void aSystemThatIsAwayIsToldWithWhatToLookAt() throws IOException {
        shop.close();
        assertComplains(OwnSystem.MEND, tried(NUMBER.digits()));
    }

    @Test
    void aKeyThatIsRefusedIsToldWithItsStatusAndItsFile() {
        shop.says(401);
        assertComplains(": 401; " + OwnSystem.MEND, tried(NUMBER.digits()));
    }

    @Test
    void anOrderThatIsNotThereIsToldWithWhatMayBeWrong() {
        assertComplains(
                "no such order: if it has, look at url and unknown in the mapping",
                tried(OrderNumber.ofSerial(1).digits()));
    }

    @Test
    void aPartThatTheMappingMissesIsNamed() throws IOException {
        shop.change("price: /unit_price", "price: /price");
        assertComplains(
                "items price is missing: mend the mapping or the order", tried(NUMBER.digits()));
    }

    @Test
    void aMistakeInTheMappingIsToldWithItsPlace() throws IOException {
        shop.change("values: {mail: email,", "values: {mail: letter,");
        assertComplains(
                "\"letter\" does not fit; write email, sms or whatsapp", tried(NUMBER.digits()));
    }

    @Test
    void aMappingThatWantsAnAddressOutOfReachIsRefused() {
        Outcome outcome = tried(NUMBER.digits(), "-Doutgoing.allowed=erp.local");
        assertEquals(1, outcome.status(), outcome::toString);
    }

    @Test
    void whatIsNoOrderNumberIsNotAskedFor() {
        assertComplains("eight digits, the last a check digit", tried("12345678"));
    }
}
