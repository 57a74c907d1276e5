package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.Verification.Attempts;
import dev.orderline.ivr.orders.Verification.LockedOut;
import dev.orderline.ivr.orders.Verification.Refused;
import dev.orderline.ivr.orders.Verification.Verified;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every order desk keeps to. */
public abstract class OrderDeskContract {
    protected static final OrderNumber NUMBER = OrderNumber.ofSerial(4_711);
    protected static final Postcode POSTCODE = new Postcode("29063");
    protected static final Postcode WRONG = new Postcode("29064");
    protected static final CallerNumber CALLER = new CallerNumber("+18035550123");

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T12:00:00Z"));

    /** A desk that has {@code order}, nothing else, and has seen no attempts. */
    protected abstract OrderDesk desk(Clock clock, Order order, Postcode postcode);

    @Test
    void numberAndPostcodeOpenTheOrder() {
        OrderDesk desk = desk();
        var verified = assertInstanceOf(Verified.class, ask(desk, NUMBER, POSTCODE, CALLER));
        assertEquals(Optional.of(order()), desk.find(verified.proof()));
    }

    @Test
    void aWrongPostcodeAndAnUnknownNumberSoundAlike() {
        OrderDesk desk = desk();
        assertEquals(new Refused(), ask(desk, NUMBER, WRONG, CALLER));
        assertEquals(new Refused(), ask(desk, OrderNumber.ofSerial(1), POSTCODE, CALLER));
    }

    @Test
    void anOrderIsLockedAfterItsLastAttemptWhoeverAsks() {
        OrderDesk desk = desk();
        for (int i = 0; i < Attempts.MAX_FOR_ORDER; i++)
            assertEquals(new Refused(), ask(desk, NUMBER, WRONG, caller(i)));
        assertEquals(new LockedOut(), ask(desk, NUMBER, POSTCODE, CALLER));
    }

    @Test
    void theLastAttemptButOneStillOpens() {
        OrderDesk desk = desk();
        for (int i = 0; i < Attempts.MAX_FOR_ORDER - 1; i++)
            assertEquals(new Refused(), ask(desk, NUMBER, WRONG, caller(i)));
        assertInstanceOf(Verified.class, ask(desk, NUMBER, POSTCODE, CALLER));
    }

    @Test
    void aNumberThatDoesNotExistIsLockedToo() {
        OrderDesk desk = desk();
        OrderNumber unknown = OrderNumber.ofSerial(1);
        for (int i = 0; i < Attempts.MAX_FOR_ORDER; i++)
            assertEquals(new Refused(), ask(desk, unknown, POSTCODE, caller(i)));
        assertEquals(new LockedOut(), ask(desk, unknown, POSTCODE, CALLER));
    }

    @Test
    void aCallerIsLockedOutAfterTheLastAttemptWhateverTheyAskFor() {
        OrderDesk desk = desk();
        for (int i = 0; i < Attempts.MAX_BY_CALLER; i++)
            assertEquals(new Refused(), ask(desk, OrderNumber.ofSerial(i), WRONG, CALLER));
        assertEquals(new LockedOut(), ask(desk, NUMBER, POSTCODE, CALLER));
        assertInstanceOf(Verified.class, ask(desk, NUMBER, POSTCODE, caller(1)));
    }

    @Test
    void callersWhoWithholdTheirNumberAreNotOneCaller() {
        OrderDesk desk = desk();
        for (int i = 0; i < Attempts.MAX_BY_CALLER; i++)
            ask(desk, OrderNumber.ofSerial(i), WRONG, CallerNumber.WITHHELD);
        assertInstanceOf(Verified.class, ask(desk, NUMBER, POSTCODE, CallerNumber.WITHHELD));
    }

    @Test
    void tooManyAttemptsInAllLockEverythingOut() {
        OrderDesk desk = desk();
        for (int i = 0; i < Attempts.MAX_IN_ALL; i++)
            assertEquals(new Refused(), ask(desk, OrderNumber.ofSerial(i), WRONG, caller(i)));
        assertEquals(new LockedOut(), ask(desk, NUMBER, POSTCODE, CALLER));
    }

    @Test
    void attemptsCountForADayAndNotASecondLonger() {
        OrderDesk desk = desk();
        for (int i = 0; i < Attempts.MAX_FOR_ORDER; i++) ask(desk, NUMBER, WRONG, caller(i));
        clock.pass(Duration.ofHours(Attempts.WINDOW_HOURS).minusSeconds(1));
        assertEquals(new LockedOut(), ask(desk, NUMBER, POSTCODE, CALLER));
        clock.pass(Duration.ofSeconds(1));
        assertInstanceOf(Verified.class, ask(desk, NUMBER, POSTCODE, CALLER));
    }

    @Test
    void theSameRequestGetsTheSameAnswerAndCountsOnce() {
        OrderDesk desk = desk();
        UUID wrong = UUID.randomUUID();
        for (int i = 0; i < Attempts.MAX_FOR_ORDER * 2; i++)
            assertEquals(new Refused(), desk.verify(wrong, NUMBER, WRONG, CALLER));
        UUID right = UUID.randomUUID();
        assertInstanceOf(Verified.class, desk.verify(right, NUMBER, POSTCODE, CALLER));
        for (int i = 0; i < Attempts.MAX_FOR_ORDER; i++) ask(desk, NUMBER, WRONG, caller(i));
        var again = assertInstanceOf(Verified.class, desk.verify(right, NUMBER, POSTCODE, CALLER));
        assertEquals(Optional.of(order()), desk.find(again.proof()));
        assertEquals(new Refused(), desk.verify(wrong, NUMBER, WRONG, CALLER));
    }

    @Test
    void aRequestThatAsksSomethingElseIsABug() {
        OrderDesk desk = desk();
        UUID request = UUID.randomUUID();
        desk.verify(request, NUMBER, POSTCODE, CALLER);
        assertThrows(
                IllegalArgumentException.class,
                () -> desk.verify(request, OrderNumber.ofSerial(1), POSTCODE, CALLER));
        assertThrows(
                IllegalArgumentException.class, () -> desk.verify(request, NUMBER, WRONG, CALLER));
    }

    @Test
    void attemptsMadeAtOnceDoNotPassTheLimit() throws Exception {
        OrderDesk desk = desk();
        Callable<Verification> attempt = () -> ask(desk, NUMBER, WRONG, CallerNumber.WITHHELD);
        var answers = new ArrayList<Verification>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Verification> answer :
                    threads.invokeAll(Collections.nCopies(4 * Attempts.MAX_FOR_ORDER, attempt)))
                answers.add(answer.get());
        }
        assertEquals(
                Attempts.MAX_FOR_ORDER, answers.stream().filter(new Refused()::equals).count());
        assertEquals(
                3 * Attempts.MAX_FOR_ORDER,
                answers.stream().filter(new LockedOut()::equals).count());
    }

    @Test
    void aProofIsRecalledByTheRequestThatEarnedIt() {
        OrderDesk desk = desk();
        UUID request = UUID.randomUUID();
        desk.verify(request, NUMBER, POSTCODE, CALLER);
        Proof proof = desk.recall(request, CALLER).orElseThrow();
        assertEquals(Optional.of(order()), desk.find(proof));
        assertEquals(NUMBER, desk.recall(request, CALLER).orElseThrow().number());
    }

    @Test
    void aCallerWhoWithholdsTheNumberCanBeRecalledToo() {
        OrderDesk desk = desk();
        UUID request = UUID.randomUUID();
        desk.verify(request, NUMBER, POSTCODE, CallerNumber.WITHHELD);
        assertTrue(desk.recall(request, CallerNumber.WITHHELD).isPresent());
        assertEquals(Optional.empty(), desk.recall(request, CALLER));
    }

    @Test
    void nothingIsRecalledForAnotherCaller() {
        OrderDesk desk = desk();
        UUID request = UUID.randomUUID();
        desk.verify(request, NUMBER, POSTCODE, CALLER);
        assertEquals(Optional.empty(), desk.recall(request, caller(1)));
        assertEquals(Optional.empty(), desk.recall(request, CallerNumber.WITHHELD));
    }

    @Test
    void nothingIsRecalledOfARequestThatEarnedNothing() {
        OrderDesk desk = desk();
        UUID refused = UUID.randomUUID();
        desk.verify(refused, NUMBER, WRONG, CALLER);
        assertEquals(Optional.empty(), desk.recall(refused, CALLER));
        assertEquals(Optional.empty(), desk.recall(UUID.randomUUID(), CALLER));
        for (int i = 1; i < Attempts.MAX_FOR_ORDER; i++) ask(desk, NUMBER, WRONG, caller(i));
        UUID locked = UUID.randomUUID();
        assertEquals(new LockedOut(), desk.verify(locked, NUMBER, POSTCODE, CALLER));
        assertEquals(Optional.empty(), desk.recall(locked, CALLER));
    }

    @Test
    void aProofIsRecalledForAnHourAndNotASecondLonger() {
        OrderDesk desk = desk();
        UUID request = UUID.randomUUID();
        desk.verify(request, NUMBER, POSTCODE, CALLER);
        clock.pass(Verification.RECALLED_FOR.minusSeconds(1));
        assertTrue(desk.recall(request, CALLER).isPresent());
        clock.pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), desk.recall(request, CALLER));
    }

    @Test
    void namesAreThoseOfTheShopMostFrequentFirst() {
        Order order =
                selling(
                        List.of("red cap", "tent", "socks", "red cap", "boots", "socks", "red cap"),
                        List.of("Reno", "", "Dallas", "Reno", "Akron", "", ""));
        assertEquals(
                new ShopNames(
                        List.of("red cap", "socks", "boots", "tent"),
                        List.of("Reno", "Akron", "Dallas"),
                        List.of(Item.UNSORTED)),
                desk(clock, order, POSTCODE).names());
    }

    @Test
    void aShopWithoutParcelsHasNoPlaces() {
        Order order = selling(List.of("tent"), List.of());
        assertEquals(
                new ShopNames(List.of("tent"), List.of(), List.of(Item.UNSORTED)),
                desk(clock, order, POSTCODE).names());
    }

    @Test
    void ofManyNamesTheMostFrequentAreTold() {
        List<String> many =
                IntStream.range(0, ShopNames.MAX + 100)
                        .mapToObj(i -> "name %03d".formatted(i))
                        .collect(Collectors.toCollection(ArrayList::new));
        many.add(many.getLast());
        ShopNames names = desk(clock, selling(many, many), POSTCODE).names();
        assertEquals(ShopNames.MAX, names.items().size());
        assertEquals(ShopNames.MAX, names.places().size());
        assertEquals(many.getLast(), names.items().getFirst());
        assertEquals(many.getLast(), names.places().getFirst());
    }

    private OrderDesk desk() {
        return desk(clock, order(), POSTCODE);
    }

    private static Verification ask(
            OrderDesk desk, OrderNumber number, Postcode postcode, CallerNumber caller) {
        return desk.verify(UUID.randomUUID(), number, postcode, caller);
    }

    private static CallerNumber caller(int i) {
        return new CallerNumber("+1803666" + i);
    }

    /** An order of these items, whose one parcel was scanned at these places. */
    private static Order selling(List<String> names, List<String> places) {
        Order order = order();
        List<Item> items =
                IntStream.range(0, names.size())
                        .mapToObj(i ->
                                new Item(
                                        i + 1,
                                        "SKU-" + i,
                                        names.get(i),
                                        1,
                                        order.paid(),
                                        Item.UNSORTED,
                                        false))
                        .toList();
        List<Scan> scans =
                places.stream()
                        .map(place -> new Scan(order.placed(), Scan.Kind.ARRIVED, place))
                        .toList();
        var parcel = new Shipment("Swift Parcel", "SP1", List.of(1), order.promised(), scans);
        return new Order(
                order.number(),
                order.customer(),
                order.placed(),
                order.promised(),
                items,
                List.of(parcel),
                Optional.empty(),
                order.paid());
    }

    /** An order with everything an order can have. */
    protected static Order order() {
        Currency dollars = Currency.getInstance("USD");
        return new Order(
                NUMBER,
                new Customer("gold", "es-US"),
                Instant.parse("2026-11-10T09:30:00.123456Z"),
                LocalDate.of(2026, 11, 20),
                List.of(
                        new Item(
                                1,
                                "JKT-BLU",
                                "blue rain jacket",
                                1,
                                new Money(8_995, dollars),
                                "jackets",
                                false),
                        new Item(
                                2,
                                "SCK-GRY",
                                "pair of hiking socks",
                                3,
                                new Money(1_250, dollars),
                                Item.UNSORTED,
                                true),
                        new Item(
                                3,
                                "CAP-RED",
                                "red cap",
                                1,
                                new Money(1_900, dollars),
                                "hats",
                                false)),
                List.of(
                        new Shipment(
                                "Swift Parcel",
                                "SP1",
                                List.of(1, 2),
                                LocalDate.of(2026, 11, 19),
                                List.of(
                                        new Scan(
                                                Instant.parse("2026-11-12T08:00:00Z"),
                                                Scan.Kind.LABEL_MADE,
                                                ""),
                                        new Scan(
                                                Instant.parse("2026-11-12T17:00:00Z"),
                                                Scan.Kind.PICKED_UP,
                                                "Memphis"))),
                        new Shipment(
                                "Swift Parcel",
                                "SP2",
                                List.of(3),
                                LocalDate.of(2026, 11, 21),
                                List.of())),
                Optional.of(Instant.parse("2026-11-13T10:00:00Z")),
                new Money(14_645, dollars));
    }
}
