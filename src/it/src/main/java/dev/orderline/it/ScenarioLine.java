package dev.orderline.it;

import dev.orderline.ivr.BackOffice;
import dev.orderline.ivr.Settings;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.scenario.Books;
import dev.orderline.ivr.scenario.Given;
import dev.orderline.ivr.scenario.GivenOrder;
import dev.orderline.ivr.scenario.GivenOrder.GivenReturn;
import dev.orderline.ivr.scenario.Played;
import dev.orderline.ivr.scenario.Scenario;
import dev.orderline.ivr.sql.CallRecord;
import dev.orderline.ivr.sql.CallRecords;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.Shop;
import dev.orderline.phone.Answer;
import dev.orderline.phone.CallScript;
import dev.orderline.phone.Phone;
import dev.orderline.phone.PhoneCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A line that was started for one flow, with a telephone and its database. Used by one thread. */
final class ScenarioLine implements AutoCloseable {
    private static final String EXTENSION = "100";

    /** The end of a call is written down within that time. */
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(20);

    /** How often is looked again: nothing tells another process of a row that was written. */
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final Clock clock = Clock.systemUTC();
    private final String flow;
    private final Settings settings;
    private final Stack stack;
    private final Phone phone;
    private final Database database;

    private ScenarioLine(
            String flow, Settings settings, Stack stack, Phone phone, Database database) {
        this.flow = flow;
        this.settings = settings;
        this.stack = stack;
        this.phone = phone;
        this.database = database;
    }

    /**
     * Starts a line whose calls go through the draft of {@code flow}; its data lies below that of
     * {@code settings}.
     *
     * @param root the project's folder
     * @throws IllegalStateException if it does not start; the message says why
     */
    static ScenarioLine start(Path root, Settings settings, String flow)
            throws IOException, InterruptedException {
        Settings.Folders folders = settings.folders();
        Stack stack =
                Stack.start(
                        root,
                        folders.data().resolve("scenarios").resolve("line"),
                        Map.of(
                                "calls.flow", flow,
                                "calls.drain-seconds", "1",
                                "shop.zone", settings.shop().zone().getId(),
                                "folder.model", folders.model().toAbsolutePath().toString(),
                                "folder.dialplans",
                                        folders.dialplans().toAbsolutePath().toString()));
        return new ScenarioLine(
                flow,
                settings,
                stack,
                stack.phone(),
                Database.connect(DatabaseAccess.read(stack.data().resolve("secrets"))));
    }

    String flow() {
        return flow;
    }

    /**
     * Makes a call.
     *
     * @param script what the caller does
     * @param text the scenario in text
     */
    Played play(Scenario scenario, CompiledFlow compiled, CallScript script, Played text)
            throws InterruptedException {
        Given given = scenario.given();
        fill(given);
        Optional<CallRecord> before = newest();
        String said = call(given.caller(), script);
        CallRecord record = awaitEnd(before);
        return WrittenCall.of(record, compiled, text, books(given), said);
    }

    /** The shop knows what is given, and nothing else. */
    private void fill(Given given) {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "truncate orders, customers, verifications, returns,"
                                        + " refused_returns, callbacks, outbox, stock cascade"));
        var orders = new Shop(database);
        ZonedDateTime now = clock.instant().atZone(settings.shop().zone());
        for (GivenOrder order : given.orders()) {
            orders.add(order.order(now), order.postcode());
            for (GivenReturn each : order.returned()) open(order, each, now);
        }
    }

    private void open(GivenOrder order, GivenReturn returned, ZonedDateTime now) {
        var office = new BackOffice(database, settings, clock);
        Desks desks = office.desks();
        Verification answer =
                desks.orders()
                        .verify(
                                UUID.randomUUID(),
                                order.number(),
                                order.postcode(),
                                CallerNumber.WITHHELD);
        if (!(answer instanceof Verification.Verified(Proof proof)))
            throw new IllegalStateException("the line does not know its order");
        ReturnOpened opened =
                desks.returns()
                        .open(
                                UUID.randomUUID(),
                                proof,
                                returned.line(),
                                ReturnReason.CHANGED_MIND,
                                Refund.Destination.ORIGINAL,
                                now);
        if (!(opened instanceof ReturnOpened.Opened(RmaNumber rma, _)))
            throw new IllegalStateException(
                    "line " + returned.line() + " cannot be returned: " + opened);
        if (returned.step() != ReturnStep.OPENED)
            office.warehouse().scan(UUID.randomUUID(), rma, returned.step(), now.toInstant());
    }

    /**
     * @return what the caller could not do, in a sentence; empty if all was done
     */
    private String call(CallerNumber from, CallScript script) throws InterruptedException {
        Answer answer = phone.dial(from.value(), EXTENSION).await();
        if (!(answer instanceof Answer.Accepted(PhoneCall call)))
            throw new IllegalStateException("the line does not answer: " + answer);
        try (call) {
            return switch (script.run(call)) {
                case CallScript.Result.Done() -> "";
                case CallScript.Result.Stopped(int step, String why) -> "step " + step + ": " + why;
            };
        }
    }

    private Optional<CallRecord> newest() {
        return new CallRecords(database).latest(1).stream().findFirst();
    }

    /** The call after {@code before}. */
    private CallRecord awaitEnd(Optional<CallRecord> before) throws InterruptedException {
        long until = System.nanoTime() + WRITTEN_WITHIN.toNanos();
        while (System.nanoTime() < until) {
            Optional<CallRecord> newest =
                    newest().filter(call -> call.ended().isPresent())
                            .filter(call ->
                                    before.isEmpty()
                                            || !call.started()
                                                    .call()
                                                    .equals(before.get().started().call()));
            if (newest.isPresent()) return newest.get();
            Thread.sleep(AGAIN);
        }
        throw new IllegalStateException("the line has not written down the end of the call");
    }

    private Books books(Given given) {
        return database.jdbi()
                .withHandle(handle ->
                        new Books(
                                handle.createQuery(
                                                "select count(*) from verifications where answer ="
                                                        + " 'refused'")
                                        .mapTo(Integer.class)
                                        .one(),
                                handle.createQuery(
                                                """
                                                select name from returns join items using (order_number, line)
                                                 where step <> 'cancelled'
                                                """)
                                        .mapTo(String.class)
                                        .list(),
                                handle.createQuery(
                                                """
                                                select (amount_minor / 100.0)::numeric(12, 2) || ' '
                                                       || currency || ' ' || cause
                                                  from refunds join orders on number = order_number
                                                 where state not in ('failed', 'declined', 'withdrawn')
                                                """)
                                        .mapTo(String.class)
                                        .list(),
                                handle.createQuery(
                                                "select topic from callbacks where number = :caller"
                                                        + " and done_at is null")
                                        .bind("caller", given.caller().value())
                                        .mapTo(String.class)
                                        .list()));
    }

    @Override
    public void close() {
        database.close();
        phone.close();
        try {
            stack.stop();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt(); // what still runs ends with the JVM
        } catch (IOException | IllegalStateException stays) {
            System.err.println("could not stop the line: " + stays.getMessage());
        }
    }
}
