package dev.orderline.it;

import dev.orderline.ivr.Settings;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Person;
import dev.orderline.ivr.scenario.Given;
import dev.orderline.ivr.scenario.Played;
import dev.orderline.ivr.scenario.Scenario;
import dev.orderline.ivr.sql.CallRecord;
import dev.orderline.ivr.sql.CallRecords;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.phone.Answer;
import dev.orderline.phone.CallScript;
import dev.orderline.phone.Phone;
import dev.orderline.phone.PhoneCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A line that was started for one flow, with a telephone and its database. Used by one thread. */
final class ScenarioLine implements AutoCloseable {
    private static final String EXTENSION = "100";

    /** The end of a call is written down within that time. */
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(20);

    /** How often is looked again: nothing tells another process of a row that was written. */
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final String flow;
    private final Stack stack;
    private final Phone phone;
    private final Database database;
    private final GivenShop shop;

    private ScenarioLine(
            String flow, Settings settings, Stack stack, Phone phone, Database database) {
        this.flow = flow;
        this.stack = stack;
        this.phone = phone;
        this.database = database;
        this.shop = new GivenShop(database, stack.data(), settings);
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
        return WrittenCall.of(record, compiled, text, shop.books(given), said);
    }

    /** The shop knows what is given, and nothing else. */
    private void fill(Given given) throws InterruptedException {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "truncate orders, customers, verifications, returns,"
                                        + " refused_returns, callbacks, outbox, stock, goods cascade"));
        shop.fill(given, Person.SOMEBODY);
    }

    /** What the customer reads who is sent a code in the call that is on. */
    CallScript.Reading code(Given given) {
        return shop.code(given);
    }

    /**
     * @return what the caller could not do, in a sentence; empty if all was done
     */
    private String call(CallerNumber from, CallScript script) throws InterruptedException {
        Answer answer = phone.dial(from.value(), EXTENSION).await();
        if (!(answer instanceof Answer.Accepted(PhoneCall call)))
            throw new IllegalStateException("the line does not answer: " + answer);
        try (call) {
            return script.run(call).trouble();
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
