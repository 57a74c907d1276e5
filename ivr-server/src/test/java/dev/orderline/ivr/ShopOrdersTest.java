package dev.orderline.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.actions.VerifyOrder;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.http.FakeProvider;
import dev.orderline.ivr.http.FakeProvider.Fault;
import dev.orderline.ivr.http.FakeProvider.Reply;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the caller's words to the shop's own system and back, by the settings. */
@Tag("slow")
@Timeout(60)
class ShopOrdersTest {
    private static final OrderNumber NUMBER = OrderNumber.ofSerial(1_234_567);

    private final ZonedDateTime now = ZonedDateTime.now(ZoneId.of("America/New_York"));

    @TempDir private Path folder;
    private FakeProvider shop;
    private Database database;

    @BeforeEach
    void start() throws IOException {
        shop = new FakeProvider(this::served);
        database = Database.open(TestDatabase.withTables());
    }

    @AfterEach
    void stop() throws IOException {
        database.close();
        shop.close();
    }

    private Reply served(FakeProvider.Request request) {
        if (!request.target().contains(NUMBER.digits())) return new Reply(404, "{}");
        return new Reply(
                200,
                """
                {"order_no": "%s", "created_at": "%s", "promised_by": "%s",
                 "totals": {"currency": "USD", "paid": "79.99"},
                 "buyer": {"first_name": "Ann", "last_name": "Example", "email": "ann@example.org"},
                 "ship_to": {"zip": "29063", "line1": "5 Elm Street", "city": "Irmo", "state": "SC"},
                 "items": [{"position": 1, "sku": "J-1", "title": "blue rain jacket", "qty": 1,
                            "unit_price": "79.99", "final_sale": false}],
                 "shipments": [{"carrier": "Swift Parcel", "tracking_no": "SP1", "eta": "%s",
                                "positions": [1], "status": "delivered", "status_since": "%s"}]}
                """
                        .formatted(NUMBER.digits(), day(12), day(6), day(6), day(6)));
    }

    private String day(int ago) {
        return now.toLocalDate().minusDays(ago).toString();
    }

    private BackOffice office() throws IOException {
        String example = Files.readString(Path.of("../dialplans/shop/example.yaml"));
        Path mapping = folder.resolve("orders.yaml");
        Files.writeString(
                mapping,
                example.replace("https://orders.fernhill.example", shop.address().toString())
                        .replace("fresh-minutes: 5", "fresh-minutes: 0"));
        var settings =
                Settings.read(
                        Map.of(
                                "folder.data",
                                folder.toString(),
                                "folder.dialplans",
                                "../dialplans",
                                "orders.rest",
                                mapping.toString(),
                                "outgoing.allowed",
                                "127.0.0.1"),
                        Map.of());
        return new BackOffice(database, settings, Clock.systemUTC());
    }

    private void writeKey() throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/orders.key"), "s3cret\n");
    }

    @Test
    void anOrderThatOnlyTheShopKnowsIsOpenedReturnedAndRefunded() throws IOException {
        writeKey();
        BackOffice office = office();
        office.policies()
                .publish(
                        "returns.yaml",
                        Files.readString(Path.of("../dialplans/policy/returns.yaml")),
                        new Signature("anna", "the first", now.toInstant()));
        Desks desks = office.desks();
        Run run = run();
        assertEquals("refused", verified(desks, run, NUMBER, "29064"));
        assertEquals("refused", verified(desks, run, OrderNumber.ofSerial(1), "29063"));
        assertEquals("verified", verified(desks, run, NUMBER, "29063"));
        Proof proof = run.proof().orElseThrow();
        var opened =
                assertInstanceOf(
                        Opened.class,
                        desks.returns()
                                .open(
                                        UUID.randomUUID(),
                                        proof,
                                        new ReturnWish(1, ReturnReason.NOT_AS_DESCRIBED),
                                        Destination.ORIGINAL,
                                        now));
        office.warehouse()
                .scan(UUID.randomUUID(), opened.rma(), ReturnStep.RECEIVED, now.toInstant());
        assertEquals("verified", verified(desks, run, NUMBER, "29063"));
        Refund refund = desks.refunds().refunds(proof).getFirst();
        assertEquals("79.99 USD", refund.amount().plain());
        shop.next(new Fault.Says(503, "", ""));
        assertEquals("verified", verified(desks, run, NUMBER, "29063"));
        shop.next(new Fault.Says(503, "", ""));
        assertThrows(
                DeskFailure.class, () -> verified(desks, run, OrderNumber.ofSerial(1), "29063"));
    }

    private Run run() {
        return new Run(UUID.randomUUID(), CallerNumber.WITHHELD, now);
    }

    private static String verified(Desks desks, Run run, OrderNumber number, String postcode) {
        return new VerifyOrder(desks.orders())
                .perform(
                        run,
                        Map.of(
                                "number",
                                new Value.Digits(number.digits()),
                                "postcode",
                                new Value.Digits(postcode)))
                .outcome();
    }

    @Test
    void withoutItsKeyNothingStarts() throws IOException {
        BackOffice office = office();
        var missing = assertThrows(UncheckedIOException.class, office::desks);
        assertTrue(
                String.valueOf(missing.getMessage()).contains("orders.key"), missing.getMessage());
    }
}
