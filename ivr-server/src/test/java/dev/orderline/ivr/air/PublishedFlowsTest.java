package dev.orderline.ivr.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.air.Station.Extensions;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Flows;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlFlowLibrary;
import dev.orderline.ivr.sql.TestDatabase;
import dev.orderline.ivr.trial.MemoryOrderDesk;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class PublishedFlowsTest {
    private static final Signature SIGNATURE =
            new Signature("Ann", "a test", Instant.parse("2026-11-23T15:00:00Z"));
    private static final Caller CALLER = new Caller(new CallerNumber("15551234"), "100");

    private final Database database = Database.open(TestDatabase.withTables());
    private final FlowLibrary library = new SqlFlowLibrary(database);
    private final PublishedFlows flows =
            new PublishedFlows(
                    library,
                    new Extensions(Map.of("102", "order-status"), "welcome"),
                    () -> Flows.tools(new MemoryOrderDesk(Clock.systemUTC())));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aVersionIsFoundByItsLabelAlsoWhenAnotherIsOnAir() {
        publish("welcome");
        publish("welcome");

        for (String label : List.of("welcome@1", "welcome@2"))
            assertEquals(Optional.of(label), flows.find(label).map(CompiledFlow::label));
    }

    @Test
    void aVersionIsReadOnce() {
        publish("welcome");
        CompiledFlow found = flows.find("welcome@1").orElseThrow();
        database.close();

        assertSame(found, flows.find("welcome@1").orElseThrow());
    }

    @Test
    void whatWasNeverPublishedOrIsNoLabelIsNotFound() {
        publish("welcome");

        for (String label :
                List.of(
                        "welcome@2",
                        "welcome",
                        "@1",
                        "welcome@0",
                        "welcome@01",
                        "welcome@",
                        "other@1",
                        "welcome@9999999999",
                        "welcome@-1",
                        "",
                        "welcome@draft")) assertEquals(Optional.empty(), flows.find(label), label);
    }

    @Test
    void aVersionThatCannotBeReadAnyMoreIsNotFound() {
        publish("welcome", new FlowFiles(Map.of("welcome.yaml", "flow: [")));

        assertEquals(Optional.empty(), flows.find("welcome@1"));
    }

    @Test
    void callersComeToTheFlowOfTheirNumberAsItWasAtTheLastLook() {
        publish("welcome");
        publish("order-status");
        flows.look();
        publish("welcome");

        assertEquals("welcome@1", flows.take(CALLER).flow().label());
        assertEquals(
                "order-status@1", flows.take(new Caller(CALLER.number(), "102")).flow().label());
        flows.look();
        assertEquals("welcome@2", flows.take(CALLER).flow().label());
    }

    @Test
    void whenTheDatabaseIsAwayCallersComeToWhatWasOnAir() {
        publish("welcome");
        flows.look();
        database.close();

        assertThrows(DeskFailure.class, flows::look);
        assertThrows(DeskFailure.class, () -> flows.find("welcome@2"));
        assertEquals("welcome@1", flows.take(CALLER).flow().label());
    }

    @Test
    void beforeAnythingIsOnAirNobodyIsTaken() {
        flows.look();

        assertThrows(IllegalStateException.class, () -> flows.take(CALLER));
    }

    private void publish(String flow) {
        publish(flow, Flows.shipped());
    }

    private void publish(String flow, FlowFiles files) {
        Candidate candidate = library.propose(flow, files);
        assertTrue(library.accept(candidate.id(), SIGNATURE).isPresent());
    }
}
