package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Flows;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.OwnOrders;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.trial.MemoryOrderDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Runs calls over the shipped flow and one late order, and keeps what they left behind. */
final class CallFixture {
    private static final FlowFiles SHIPPED = Flows.shipped();

    static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final List<CallEvent> events = new ArrayList<>();
    private final List<short[]> recorded = new ArrayList<>();
    private boolean discarded;
    private List<String> heardBeforeDiscard = List.of();

    Outcome run(ScriptedCaller caller) {
        return run(caller, desk());
    }

    /** Runs one call with a desk that answers at once. */
    Outcome run(ScriptedCaller caller, OrderDesk desk) {
        return run(caller, desk, AtOnce::new);
    }

    /** Runs one call to its end on this thread; forgets the one before. */
    Outcome run(ScriptedCaller caller, OrderDesk desk, Supplier<ExecutorService> helpers) {
        events.clear();
        recorded.clear();
        discarded = false;
        var runner =
                new CallRunner(
                        FlowsOnAir.of(flow(desk)),
                        Speech.of("en-US", caller, caller),
                        OwnOrders.UNKNOWN,
                        _ -> new Kept(caller),
                        events::add,
                        CLOCK,
                        ZoneOffset.UTC,
                        helpers);
        var who = new Caller(new CallerNumber("15551234"), "100");
        runner.run(new Admitted(CallId.random(), who, Transport.WEBSOCKET, NOW), caller);
        return ((CallEvent.Ended) events.getLast()).outcome();
    }

    static CompiledFlow flow(OrderDesk desk) {
        return Flows.compiled(SHIPPED, "welcome", Flows.tools(desk));
    }

    /** A desk with an order that bad weather holds up. */
    static OrderDesk desk() {
        return desk(
                order(
                        19,
                        parcel(
                                2,
                                24,
                                scan(16, Scan.Kind.PICKED_UP, "Portland"),
                                scan(22, Scan.Kind.HELD_BY_WEATHER, "Memphis"))));
    }

    /** A desk with {@code order}, whose postcode is 55226. */
    static OrderDesk desk(Order order) {
        var desk = new MemoryOrderDesk(CLOCK);
        desk.add(order, new Postcode("55226"));
        return desk;
    }

    /**
     * Order 08989535, a jacket and a cap, promised for {@code day} of this month; today is the
     * 23rd, a Monday.
     */
    static Order order(int day, Order.Shipment... parcels) {
        var price = new Money(4999, Currency.getInstance("USD"));
        return new Order(
                new OrderNumber("08989535"),
                Order.Customer.STANDARD,
                Instant.parse("2026-11-02T12:00:00Z"),
                LocalDate.of(2026, 11, day),
                List.of(
                        new Order.Item(1, "JK-1", "blue rain jacket", 1, price, "clothing", false),
                        new Order.Item(2, "CP-1", "red cap", 1, price, "clothing", false)),
                List.of(parcels),
                Optional.empty(),
                price);
    }

    /** A parcel with the first {@code items} items, estimated for {@code day} of this month. */
    static Order.Shipment parcel(int items, int day, Scan... scans) {
        return new Order.Shipment(
                "UPS",
                "1Z" + items,
                IntStream.rangeClosed(1, items).boxed().toList(),
                LocalDate.of(2026, 11, day),
                List.of(scans));
    }

    /** What a carrier told at ten in the morning of {@code day} of this month. */
    static Scan scan(int day, Scan.Kind kind, String place) {
        return new Scan(
                LocalDate.of(2026, 11, day).atTime(10, 0).toInstant(ZoneOffset.UTC), kind, place);
    }

    List<CallEvent> events() {
        return events;
    }

    /** The last turn in {@code state}, of whichever flow. */
    CallEvent.TurnEnded turn(String state) {
        return events.stream()
                .filter(CallEvent.TurnEnded.class::isInstance)
                .map(CallEvent.TurnEnded.class::cast)
                .filter(turn -> ("/" + turn.state()).endsWith("/" + state))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("no turn in " + state));
    }

    boolean discarded() {
        return discarded;
    }

    /** What the caller had heard when the recording was discarded. */
    List<String> heardBeforeDiscard() {
        return heardBeforeDiscard;
    }

    /** The first sample of the caller's lane in {@code frame} of the call. */
    short recordedCaller(int frame) {
        return sample(frame, 0);
    }

    /** The first sample of our lane in {@code frame} of the call. */
    short recordedOurs(int frame) {
        return sample(frame, 1);
    }

    private short sample(int frame, int lane) {
        int at = frame * 2 * 160 + lane;
        for (short[] piece : recorded) {
            if (at < piece.length) return piece[at];
            at -= piece.length;
        }
        throw new AssertionError("frame " + frame + " was not recorded");
    }

    private final class Kept implements Recordings.Recording {
        private final ScriptedCaller caller;

        Kept(ScriptedCaller caller) {
            this.caller = caller;
        }

        @Override
        public void append(short[] stereo) {
            recorded.add(Arrays.copyOf(stereo, stereo.length));
        }

        @Override
        public void discard() {
            recorded.clear();
            discarded = true;
            heardBeforeDiscard = List.copyOf(caller.heard());
        }

        @Override
        public void close() {}
    }

    /** Does work on the call's own thread, so that a test has no second one. */
    abstract static class OneThread extends AbstractExecutorService {
        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return true;
        }
    }

    static final class AtOnce extends OneThread {
        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public boolean isTerminated() {
            return true;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    /** Needs some frames for its one piece of work, or until somebody waits for its end. */
    static final class Slow extends OneThread {
        private final ScriptedCaller caller;
        private final int frames;
        private final Deque<Runnable> waiting = new ArrayDeque<>();

        /**
         * @param frames how many the call reads before the work is done
         */
        Slow(ScriptedCaller caller, int frames) {
            this.caller = caller;
            this.frames = frames;
        }

        @Override
        public void execute(Runnable work) {
            waiting.add(work);
            caller.later(frames, this::finish);
        }

        private void finish() {
            while (!waiting.isEmpty()) waiting.remove().run();
        }

        @Override
        public boolean isTerminated() {
            return waiting.isEmpty();
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            finish();
            return true;
        }
    }
}
