package dev.orderline.ivr.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.http.FakeProvider;
import dev.orderline.ivr.http.FakeProvider.Fault;
import dev.orderline.ivr.http.FakeProvider.Reply;
import dev.orderline.ivr.http.Loopback;
import dev.orderline.ivr.http.Reach;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.FiledOrder;
import dev.orderline.ivr.orders.LikedWay;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.OrderSource.Result;
import dev.orderline.ivr.orders.Person;
import dev.orderline.ivr.orders.Postcode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped example against a shop's system on loopback, as well and as badly as it can be. */
@Timeout(30)
class RestOrdersTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final OrderNumber NUMBER = OrderNumber.ofSerial(1_234_567);
    private static final Currency USD = Currency.getInstance("USD");
    private static final Reach HERE = Reach.of(List.of("127.0.0.1"));

    private FakeProvider shop;

    @BeforeEach
    void start() throws IOException {
        shop = new FakeProvider(_ -> new Reply(200, answer()));
    }

    @AfterEach
    void stop() throws IOException {
        shop.close();
    }

    /** What the invented shop says of the order. */
    public static String answer() {
        return """
        {"order_no": "%s", "created_at": "2026-11-10T15:00:00-05:00", "promised_by": "2026-11-16",
         "cancelled_at": null,
         "totals": {"currency": "USD", "paid": "114.93", "shipping": 4.95},
         "payment": {"reference": "pi_3Pq"},
         "buyer": {"id": 77, "first_name": "Zoë", "last_name": "Example", "phone": "+1 (803) 555-0123",
                   "email": "zoe@example.org", "tier": "vip", "contact_by": "whatsapp"},
         "ship_to": {"zip": "29063-1234", "line1": "5 Elm Street", "city": "Irmo", "state": "SC"},
         "items": [
           {"position": 1, "sku": "J-1", "title": "blue rain jacket", "department": "APPAREL", "qty": 1,
            "unit_price": "79.99", "tax": "5.60", "final_sale": false},
           {"position": 2, "sku": "S-9", "title": "merino socks", "department": "APPAREL", "qty": 2,
            "unit_price": 11.40, "tax": "1.59", "final_sale": true}],
         "shipments": [
           {"carrier": "Swift Parcel", "tracking_no": "SP1", "eta": "2026-11-15", "positions": [1, 2],
            "status": "delivered", "status_since": "2026-11-15T10:00:00Z",
            "shipped_at": "2026-11-12", "delivered_at": "2026-11-15T09:30:00Z"}]}
        """
                .formatted(NUMBER.digits());
    }

    private static String example() {
        try {
            return Files.readString(Path.of("../dialplans/shop/example.yaml"));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static OrderMapping mapping(String text) {
        var problems = new Problems();
        return MappingReader.read("orders.yaml", text, problems)
                .orElseThrow(() -> new AssertionError(problems.sorted().toString()));
    }

    private RestOrders orders(String mapping) {
        String here = mapping.replace("https://orders.fernhill.example", shop.address().toString());
        return new RestOrders(mapping(here), HERE, "s3cret", NEW_YORK, CLOCK);
    }

    private Result found(String answer) {
        shop.next(new Fault.Says(200, "", answer));
        return orders(example()).find(NUMBER);
    }

    @Test
    void theShippedExampleUnderstandsAnOrder() {
        FiledOrder filed =
                assertInstanceOf(Result.Found.class, orders(example()).find(NUMBER)).filed();
        assertEquals(new Postcode("29063"), filed.postcode());
        assertEquals(
                new Person(
                        "Zoë Example",
                        "+18035550123",
                        "zoe@example.org",
                        "5 Elm Street",
                        "Irmo SC",
                        LikedWay.WHATSAPP),
                filed.person());
        assertEquals("77", filed.customer());
        assertEquals("pi_3Pq", filed.payment());
        assertEquals(new Money(495, USD), filed.shipping());
        assertEquals(Map.of(1, new Money(560, USD), 2, new Money(159, USD)), filed.tax());
        assertEquals(new Customer("gold", "en-US"), filed.order().customer());
        assertEquals(
                new Item(2, "S-9", "merino socks", 2, new Money(1_140, USD), "clothing", true),
                filed.order().items().getLast());
        assertEquals(LocalDate.of(2026, 11, 16), filed.order().promised());
        assertEquals(new Money(11_493, USD), filed.order().paid());
        assertEquals(
                List.of(
                        new Scan(Instant.parse("2026-11-12T05:00:00Z"), Scan.Kind.PICKED_UP, ""),
                        new Scan(Instant.parse("2026-11-15T09:30:00Z"), Scan.Kind.DELIVERED, "")),
                filed.order().shipments().getFirst().scans());
        FakeProvider.Request request = shop.requests().getFirst();
        assertEquals(
                "GET /v2/orders/" + NUMBER.digits() + "?include=items%2Cshipments",
                request.method() + " " + request.target());
        assertEquals("Bearer s3cret", request.headers().get("authorization"));
    }

    @Test
    void amountsInMinorUnitsAreRead() {
        String minor =
                answer().replace("\"114.93\"", "11493")
                        .replace("4.95", "495")
                        .replace("\"79.99\"", "7999")
                        .replace("11.40", "\"1140\"")
                        .replace("\"5.60\"", "560")
                        .replace("\"1.59\"", "159");
        shop.next(new Fault.Says(200, "", minor));
        var found =
                assertInstanceOf(
                        Result.Found.class,
                        orders(example().replace("amounts: decimal", "amounts: minor"))
                                .find(NUMBER));
        assertEquals(new Money(11_493, USD), found.filed().order().paid());
    }

    @Test
    void whatIsNotPaidYetIsUnderstood() {
        var found =
                assertInstanceOf(
                        Result.Found.class, found(answer().replace("\"114.93\"", "\"0\"")));
        assertEquals(new Money(0, USD), found.filed().shipping());
    }

    @ParameterizedTest
    @CsvSource({"404", "410"})
    void aStatusOfTheMappingSaysThatThereIsNoSuchOrder(int status) {
        shop.next(new Fault.Says(status, "", "<html>"));
        assertEquals(new Result.Unknown(), orders(example()).find(NUMBER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blue rain jacket|<b>jacket</b>|items name has signs in it that are not for reading",
                "Zoë|Z\\u202eoe|customer first|",
                "\"79.99\"|\"-79.99\"|items price is not an amount, or is too large or negative",
                "\"79.99\"|1e400|items price|",
                "\"79.99\"|\"79.999\"|items price is less than a minor unit",
                "\"79.99\"|\"99999999.99\"|items price|",
                "\"79.99\"|\"69.99\"|order paid is not the sum of items, tax and shipping",
                "\"114.93\"|\"114.94\"|order paid is not the sum of items, tax and shipping",
                "\"position\": 2|\"position\": 1|items line is there twice",
                "\"qty\": 1|\"qty\": 0|items quantity is not from 1 to 10000",
                "\"qty\": 1|\"qty\": 99999999999|items quantity|",
                "2026-11-10T15|1969-11-10T15|order placed is before 2000 or not yet",
                "2026-11-10T15|2027-11-10T15|order placed is before 2000 or not yet",
                "2026-11-10T15|2026-13-10T15|order placed is not a moment as ISO 8601 writes it",
                "2026-11-16|2126-11-16|order promised is before the order or years after it",
                "2026-11-15T09|2026-10-15T09|parcels delivered is before the order or not yet",
                "\"positions\": [1, 2]|\"positions\": [3]|parcels lines are not the order's",
                "\"positions\": [1, 2]|\"positions\": [1, 1]|parcels lines are not the order's",
                "\"status\": \"delivered\"|\"status\": \"eaten\"|parcels state has a value that the mapping's table lacks",
                "\"tier\": \"vip\"|\"tier\": \"<x>\"|customer group|",
                "\"contact_by\": \"whatsapp\"|\"contact_by\": \"fax\"|customer likes has a value that the mapping's table lacks",
                "\"currency\": \"USD\"|\"currency\": \"XXX\"|order currency has no minor unit",
                "\"currency\": \"USD\"|\"currency\": \"dollars\"|order currency is none",
                "zoe@example.org|zoe|customer email is not an address",
                "+1 (803) 555-0123|call me|customer phone|",
                "pi_3Pq|pi 3|order payment is not a word",
                "\"first_name\": \"Zoë\"|\"first_name\": {\"a\": 1}|customer name is not a text, a number or a truth value"
            })
    void whatDoesNotFitIsRefusedWithoutSayingIt(String what, String by, String why) {
        String spoiled = answer().replace(what, by);
        assertFalse(spoiled.equals(answer()), what);
        var unfit = assertInstanceOf(Result.Unfit.class, found(spoiled));
        assertEquals(new Postcode("29063"), unfit.postcode());
        if (why.contains(" is ") || why.contains(" has ") || why.contains(" are "))
            assertEquals(why, unfit.why());
        for (String secret : List.of("jacket", "Zo", "zoe", "79", "Elm", "eaten", "29063"))
            assertFalse(unfit.why().contains(secret), unfit.why());
    }

    @Test
    void lengthsAreThoseOfOurTables() {
        assertInstanceOf(
                Result.Found.class, found(answer().replace("5 Elm Street", "s".repeat(100))));
        for (int length : new int[] {101, 301, 100_000})
            assertInstanceOf(
                    Result.Unfit.class,
                    found(answer().replace("5 Elm Street", "s".repeat(length))));
    }

    @Test
    void theAnswerToAnotherQuestionIsNone() {
        shop.next(
                new Fault.Says(
                        200,
                        "",
                        answer().replace(NUMBER.digits(), OrderNumber.ofSerial(2).digits())));
        DeskFailure failure = assertThrows(DeskFailure.class, () -> orders(example()).find(NUMBER));
        assertTrue(
                String.valueOf(failure.getMessage()).endsWith("is another than was asked for"),
                failure.getMessage());
        shop.next(new Fault.Says(200, "", answer().replace("29063", "abc")));
        assertThrows(DeskFailure.class, () -> orders(example()).find(NUMBER));
    }

    @ParameterizedTest
    @MethodSource("dev.orderline.ivr.http.Loopback#faults")
    void whateverGoesWrongIsAFailureThatTellsNothing(Fault fault) {
        shop.next(fault);
        RestOrders hurried = orders(example().replace("seconds: 3", "seconds: 1"));
        long began = System.nanoTime();
        DeskFailure failure = assertThrows(DeskFailure.class, () -> hurried.find(NUMBER));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took.toString());
        assertEquals(1, shop.requests().size());
        Loopback.assertTellsNothing(failure, "s3cret", "Zo", "29063", NUMBER.digits());
    }

    @Test
    void aPrivateAddressThatIsNotAllowedIsRefusedAtTheStart() {
        OrderMapping mapping = mapping(example().replace("orders.fernhill.example", "192.168.1.7"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RestOrders(mapping, HERE, "s3cret", NEW_YORK, CLOCK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price: /unit_price|price: unit_price|\"unit_price\" is not a JSON Pointer: /customer/name",
                "orders/{number}|orders/all|it is not said which order is asked for",
                "in_transit: on-its-way|in_transit: on-the-way|there is no \"on-the-way\" here",
                "amounts: decimal|amounts: cents|there is no \"cents\" here",
                "vip: gold|vip: GOLD|\"GOLD\" does not fit",
                "paid: /totals/paid|payd: /totals/paid|a mapping has no \"payd\"",
                "https://orders|ftp://orders|is not an address"
            })
    void mistakesInAMappingNameTheirLineAndHowToMendThem(String what, String by, String why) {
        String mistaken = example().replace(what, by);
        var problems = new Problems();
        assertTrue(MappingReader.read("orders.yaml", mistaken, problems).isEmpty());
        Problem problem = problems.sorted().getFirst();
        assertTrue(problem.what().contains(why), problem.toString());
        assertFalse(problem.mend().isEmpty(), problem.toString());
        String line = mistaken.lines().toList().get(problem.place().line() - 1);
        assertTrue(line.contains(by), problem + ": " + line);
    }
}
