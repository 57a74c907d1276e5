package dev.orderline.ivr.call;

import static dev.orderline.ivr.call.CallFixture.order;
import static dev.orderline.ivr.call.CallFixture.parcel;
import static dev.orderline.ivr.call.CallFixture.scan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.actions.TellWhereabouts;
import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.ShopNames;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.orders.Verification.Verified;
import dev.orderline.ivr.orders.Whereabouts;
import dev.orderline.ivr.orders.Whereabouts.Cause;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller hears of an order in each of the states it can be in, over the shipped flow. */
class OrderStatesTest {
    private static final Scan TAKEN = scan(18, Scan.Kind.PICKED_UP, "Portland");

    /**
     * @param heard all that is said of the order
     */
    record Told(String state, Order order, List<String> heard) {
        Told(String state, Order order, String... heard) {
            this(state, order, List.of(heard));
        }

        @Override
        public String toString() {
            return state;
        }
    }

    static List<Told> told() {
        return List.of(
                new Told(
                        "not shipped",
                        order(25),
                        "I found your order.",
                        "It has not left our warehouse yet.",
                        "We expect it with you by this Wednesday."),
                new Told(
                        "in transit",
                        order(25, parcel(2, 24, TAKEN)),
                        "I found your order.",
                        "It is on its way.",
                        "It was last seen in Portland, and should be with you tomorrow."),
                new Told(
                        "in transit, nobody knows where",
                        order(25, parcel(2, 24, scan(22, Scan.Kind.DEPARTED, ""))),
                        "I found your order.",
                        "It is on its way.",
                        "It was last seen in the carrier's network, and should be with you tomorrow."),
                new Told(
                        "out for delivery",
                        order(
                                25,
                                parcel(
                                        2,
                                        24,
                                        TAKEN,
                                        scan(23, Scan.Kind.OUT_FOR_DELIVERY, "Salem"))),
                        "I found your order.",
                        "It is out for delivery today."),
                heldUp(Scan.Kind.HELD_BY_WEATHER, "bad weather"),
                heldUp(Scan.Kind.HELD_BY_CUSTOMS, "a customs check"),
                heldUp(Scan.Kind.MISSED_CONNECTION, "a missed connection"),
                heldUp(Scan.Kind.ADDRESS_PROBLEM, "a problem with the address"),
                heldUp(Scan.Kind.DAMAGED, "damage on the way"),
                heldUp(Scan.Kind.DELIVERY_ATTEMPTED, "nobody being there to take it"),
                new Told(
                        "sent late",
                        order(19, parcel(2, 24, scan(22, Scan.Kind.PICKED_UP, "Portland"))),
                        "I found your order, and I am sorry that it is late.",
                        "It was promised for last Thursday.",
                        "What held it up was a delay in our warehouse, in Portland, yesterday.",
                        "It should now be with you tomorrow."),
                new Told(
                        "late without a reason, a place or a day",
                        order(
                                19,
                                parcel(
                                        2,
                                        20,
                                        scan(18, Scan.Kind.PICKED_UP, ""),
                                        scan(21, Scan.Kind.ARRIVED, ""))),
                        "I found your order, and I am sorry that it is late.",
                        "It was promised for last Thursday.",
                        "What held it up was a delay with the carrier, in the carrier's network, last"
                                + " Saturday.",
                        "It should now be with you on a day that the carrier has not told us yet."),
                new Told(
                        "late, not shipped",
                        order(19),
                        "I found your order, and I am sorry that it is late.",
                        "It was promised for last Thursday, and has not left our warehouse yet."),
                new Told(
                        "late, not scanned",
                        order(19, parcel(2, 24, TAKEN)),
                        "I found your order, and I am sorry that it is late.",
                        "It was promised for last Thursday.",
                        "The carrier had it in Portland last Wednesday, and has not reported it since.",
                        "It should be with you tomorrow."),
                new Told(
                        "lost",
                        order(12, parcel(2, 12, scan(9, Scan.Kind.PICKED_UP, "Portland"))),
                        "I found your order, and I am sorry.",
                        "It has not been seen since Monday, November ninth, in Portland, and we must"
                                + " take it for lost."),
                new Told(
                        "delivered",
                        order(25, parcel(2, 20, TAKEN, scan(20, Scan.Kind.DELIVERED, "Salem"))),
                        "I found your order.",
                        "It was delivered last Friday."),
                new Told(
                        "partly delivered",
                        order(
                                25,
                                parcel(2, 24, TAKEN),
                                parcel(1, 20, TAKEN, scan(20, Scan.Kind.DELIVERED, "Salem"))),
                        "I found your order.",
                        "One part of it was delivered last Friday.",
                        "The rest is still on its way, and should be with you tomorrow."),
                new Told(
                        "cancelled",
                        cancelled(order(25)),
                        "I found your order.",
                        "It was cancelled last Wednesday, and nothing more will be sent."));
    }

    private static Told heldUp(Scan.Kind kind, String cause) {
        return new Told(
                "held up: " + kind,
                order(19, parcel(2, 24, TAKEN, scan(22, kind, "Memphis"))),
                "I found your order, and I am sorry that it is late.",
                "It was promised for last Thursday.",
                "What held it up was " + cause + ", in Memphis, yesterday.",
                "It should now be with you tomorrow.");
    }

    private static Order cancelled(Order order) {
        return new Order(
                order.number(),
                order.customer(),
                order.placed(),
                order.promised(),
                order.items(),
                order.shipments(),
                Optional.of(TAKEN.at()),
                order.paid());
    }

    @ParameterizedTest
    @MethodSource("told")
    void eachStateIsToldInWholeSentences(Told told) {
        var caller = new ScriptedCaller().keys("1").keys("08989535").keys("55226");

        new CallFixture().run(caller, CallFixture.desk(told.order()));

        List<String> heard = caller.heard();
        int from = heard.indexOf("And the postcode it goes to?") + 1;
        assertEquals(told.heard(), heard.subList(from, from + told.heard().size()));
        assertTrue(
                Set.of("Is there anything else?", "There is something I can do.")
                        .contains(heard.get(from + told.heard().size())),
                heard::toString);
        for (String sentence : told.heard())
            assertTrue(sentence.matches("[A-Z][A-Za-z', ]*\\."), sentence);
    }

    @ParameterizedTest
    @MethodSource("told")
    void eachOutcomeFillsWhatItDeclares(Told told) {
        OrderDesk desk = CallFixture.desk(told.order());
        var action = new TellWhereabouts(desk);
        var run =
                new Run(
                        new UUID(0, 1),
                        CallerNumber.WITHHELD,
                        CallFixture.NOW.atZone(ZoneOffset.UTC));
        UUID request = run.nextRequest();
        var verified =
                assertInstanceOf(
                        Verified.class,
                        desk.verify(
                                request,
                                told.order().number(),
                                new Postcode("55226"),
                                run.caller()));
        run.keep(verified.proof(), request);

        Action.Result result = action.perform(run, Map.of());

        List<Action.Fill> declared =
                Optional.ofNullable(action.outcomes().get(result.outcome())).orElseThrow();
        assertEquals(
                declared.stream().map(Action.Fill::slot).collect(Collectors.toSet()),
                result.slots().keySet());
        for (Action.Fill fill : declared)
            if (result.slots().get(fill.slot()) instanceof Value.Name(var name))
                assertTrue(fill.names().contains(name), name);
    }

    @Test
    void everyStateAndEveryCauseIsAmongThem() {
        List<Whereabouts> all =
                told().stream()
                        .map(told ->
                                Whereabouts.of(
                                        told.order(), CallFixture.NOW.atZone(ZoneOffset.UTC)))
                        .toList();
        assertEquals(
                Set.of(
                        Whereabouts.Cancelled.class,
                        Whereabouts.Delivered.class,
                        Whereabouts.PartlyDelivered.class,
                        Whereabouts.NotShipped.class,
                        Whereabouts.InTransit.class,
                        Whereabouts.OutForDelivery.class,
                        Whereabouts.Late.class,
                        Whereabouts.Lost.class),
                all.stream().map(Object::getClass).collect(Collectors.toSet()));
        assertEquals(
                EnumSet.allOf(Cause.class),
                all.stream()
                        .flatMap(where ->
                                where instanceof Whereabouts.Late late
                                        ? Stream.of(late.cause())
                                        : Stream.of())
                        .collect(Collectors.toSet()));
    }

    @Test
    void anOrderThatIsGoneMeanwhileSoundsLikeOneThatNeverWas() {
        var caller = new ScriptedCaller().keys("1").keys("08989535").keys("55226");

        var outcome = new CallFixture().run(caller, new ForgettingDesk());

        assertInstanceOf(Outcome.HandedOver.class, outcome);
        assertTrue(
                caller.heard().contains("I find no order with that number and that postcode."),
                caller.heard()::toString);
    }

    /** Knows the order when it is verified, and not a moment later. */
    private static final class ForgettingDesk implements OrderDesk {
        private final OrderDesk desk = CallFixture.desk();

        @Override
        public Verification verify(
                UUID request, OrderNumber number, Postcode postcode, CallerNumber caller) {
            return desk.verify(request, number, postcode, caller);
        }

        @Override
        public Optional<Proof> recall(UUID request, CallerNumber caller) {
            return desk.recall(request, caller);
        }

        @Override
        public ShopNames names() {
            return desk.names();
        }

        @Override
        public Optional<Order> find(Proof proof) {
            return Optional.empty();
        }
    }
}
