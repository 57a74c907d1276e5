package dev.orderline.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Flows;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.trial.MemoryOrderDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialplanExportTest {
    private static final String PEOPLE = "people: {hours: \"Tue 08:00-12:00\"}";
    private static final String STORE =
            "store: {hours: \"Wed 10:00-11:00\", closed: {2026-12-23: a holiday}}";

    @TempDir Path data;

    @Test
    void peopleAreThereByTheFlowsCalendarOfPeople() {
        assertTrue(text(PEOPLE, STORE).contains("GotoIfTime(08:00-11:59,tue,"));
        assertFalse(text(PEOPLE, STORE).contains("wed"));
    }

    @Test
    void theOnlyCalendarOfAFlowIsThatOfItsPeople() {
        assertTrue(text(STORE).contains("GotoIfTime(10:00-10:59,wed,"));
        assertTrue(text(STORE).contains("\"2026-12-23\"]?closed"));
    }

    @Test
    void withoutACalendarPeopleAreThereWhenTheLineAnswers() {
        assertTrue(text().contains("GotoIfTime(09:00-16:59,mon&tue&wed&thu&fri,"));
    }

    @Test
    void aFlowThatGreetsWithoutASoundIsExportedWithoutAGreeting() {
        assertFalse(text().contains("rendered/"));
    }

    @Test
    void aNumberLeadsToItsOwnFlow() {
        var export = export(Map.of("calls.flows", "102=store"));
        String text =
                export.text(Map.of("welcome", flow("welcome"), "store", flow("store", STORE)));

        int store = text.indexOf("exten => called102,1");
        assertTrue(store >= 0 && store < text.indexOf("wed"), text);
        assertTrue(text.indexOf("wed") < text.indexOf("exten => _called!,1"), text);
    }

    @Test
    void aFlowThatIsNotThereIsNamed() {
        var export = export(Map.of("calls.flows", "102=store"));
        var failure =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> export.text(Map.of("welcome", flow("welcome"))));

        assertEquals("no flow store", failure.getMessage());
    }

    @Test
    void whatIsTheSameIsNotWrittenAgain() throws IOException {
        var export = export(Map.of());

        assertTrue(export.write("a"));
        assertFalse(export.write("a"));
        assertTrue(export.write("b"));
        assertEquals("b", Files.readString(file()));
        try (var all = Files.list(file().getParent())) {
            assertEquals(List.of(file()), all.toList());
        }
    }

    /** There is no Asterisk in the folder of the tests that could be told. */
    @Test
    void whatGoesOnAirIsWritten() throws Exception {
        var export = export(Map.of());
        export.follow(Map.of("welcome", flow("welcome")));
        assertTrue(Files.readString(file()).contains("mon&tue"));

        Files.delete(file());
        export.follow(Map.of("welcome", flow("welcome")));
        assertFalse(Files.exists(file()));
    }

    private String text(String... calendars) {
        return export(Map.of()).text(Map.of("welcome", flow("welcome", calendars)));
    }

    private DialplanExport export(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("folder.data", data.toString());
        all.put("shop.hours", "Mon-Fri 09:00-17:00");
        return new DialplanExport(Settings.read(all));
    }

    private Path file() {
        return data.resolve("asterisk/exported.conf");
    }

    /** A flow that says one thing and ends. */
    private static CompiledFlow flow(String name, String... calendars) {
        String text =
                """
                flow: %s
                start: greet
                filler: One moment, please.
                sorry: I am sorry, something went wrong.
                lifeboat: Let us go on with your keypad.
                confirming: "{value}. Is that right?"
                everywhere: {again: {phrases: [please repeat], does: repeat}}
                %s
                states:
                  greet: {say: Thank you for calling., then: bye}
                  bye: {say: Goodbye., end: answered}
                """
                        .formatted(
                                name,
                                calendars.length == 0
                                        ? ""
                                        : "calendars:\n  " + String.join("\n  ", calendars));
        return Flows.compiled(
                new FlowFiles(Map.of(name + ".yaml", text)),
                name,
                Flows.tools(new MemoryOrderDesk(Clock.systemUTC())));
    }
}
