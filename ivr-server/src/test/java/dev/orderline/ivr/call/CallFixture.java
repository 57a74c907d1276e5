package dev.orderline.ivr.call;

import dev.orderline.ivr.actions.TellWhereabouts;
import dev.orderline.ivr.actions.VerifyOrder;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.FlowParser;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.MemoryOrderDesk;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs calls over the shipped flow and one late order, and keeps what they left behind. */
final class CallFixture {
    static final Flow SHIPPED = shipped();

    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final List<CallEvent> events = new ArrayList<>();
    private final List<short[]> recorded = new ArrayList<>();
    private boolean discarded;

    private static Flow shipped() {
        Path file = Path.of("../dialplans/flows/order-status.yaml");
        try {
            return FlowParser.parse("order-status.yaml", Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome run(ScriptedCaller caller) {
        return run(caller, desk());
    }

    /** Runs one call to its end on this thread; forgets the one before. */
    Outcome run(ScriptedCaller caller, OrderDesk desk) {
        events.clear();
        recorded.clear();
        discarded = false;
        var runner =
                new CallRunner(
                        flow(desk),
                        caller,
                        caller,
                        _ -> new Kept(),
                        events::add,
                        CLOCK,
                        ZoneOffset.UTC,
                        AtOnce::new);
        var who = new Caller(new CallerNumber("15551234"), "100");
        runner.run(new Admitted(CallId.random(), who, Transport.WEBSOCKET, NOW), caller);
        return ((CallEvent.Ended) events.getLast()).outcome();
    }

    static CompiledFlow flow(OrderDesk desk) {
        return new CompiledFlow(SHIPPED, List.of(new VerifyOrder(desk), new TellWhereabouts(desk)));
    }

    static OrderDesk desk() {
        var number = new OrderNumber("08989535");
        var price = new Money(4999, Currency.getInstance("USD"));
        var order =
                new Order(
                        number,
                        Instant.parse("2026-11-10T12:00:00Z"),
                        LocalDate.of(2026, 11, 19),
                        List.of(new Order.Item(1, "JK-1", "blue rain jacket", 1, price)),
                        List.of(
                                new Order.Shipment(
                                        "UPS",
                                        "1Z1",
                                        List.of(1),
                                        LocalDate.of(2026, 11, 24),
                                        List.of(
                                                scan(
                                                        "2026-11-16T10:00:00Z",
                                                        Scan.Kind.PICKED_UP,
                                                        "Portland"),
                                                scan(
                                                        "2026-11-22T10:00:00Z",
                                                        Scan.Kind.HELD_BY_WEATHER,
                                                        "Memphis")))),
                        Optional.empty(),
                        price);
        var desk = new MemoryOrderDesk(CLOCK);
        desk.add(order, new Postcode("55226"));
        return desk;
    }

    private static Scan scan(String at, Scan.Kind kind, String place) {
        return new Scan(Instant.parse(at), kind, place);
    }

    List<CallEvent> events() {
        return events;
    }

    /** The last turn in {@code state}. */
    CallEvent.TurnEnded turn(String state) {
        return events.stream()
                .filter(CallEvent.TurnEnded.class::isInstance)
                .map(CallEvent.TurnEnded.class::cast)
                .filter(turn -> turn.state().equals(state))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("no turn in " + state));
    }

    boolean discarded() {
        return discarded;
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
        @Override
        public void append(short[] stereo) {
            recorded.add(Arrays.copyOf(stereo, stereo.length));
        }

        @Override
        public void discard() {
            recorded.clear();
            discarded = true;
        }

        @Override
        public void close() {}
    }

    /** Does the work in the caller's thread, so that a test has no second one. */
    static final class AtOnce extends AbstractExecutorService {
        @Override
        public void execute(Runnable work) {
            work.run();
        }

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

        @Override
        public boolean isTerminated() {
            return true;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
