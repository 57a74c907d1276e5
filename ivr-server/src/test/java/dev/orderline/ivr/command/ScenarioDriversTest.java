package dev.orderline.ivr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.scenario.Driver;
import dev.orderline.ivr.scenario.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code scripts/flow test} chooses what plays which scenarios. */
class ScenarioDriversTest {
    @TempDir private Path data;

    private final StringWriter out = new StringWriter();
    private final List<String> called = new ArrayList<>();

    @Test
    void withoutATelephoneItSaysWhereThereIsOne() {
        assertEquals(1, run(Telephone.NONE, "--phone"));
        assertTrue(out.toString().contains("it comes with Orderline's sources"), out::toString);
    }

    @Test
    void aTelephoneIsGivenTheScenariosThatAreNamed() {
        assertEquals(
                0,
                run((_, _) -> new Busy(), "--phone", "--scenario", "late", "--scenario", "lost"));
        assertEquals(
                List.of(
                        "A parcel that bad weather holds up",
                        "A parcel that is lost is paid back there and then, and once",
                        "hung up"),
                called);
        assertTrue(
                out.toString()
                        .contains(
                                "A parcel that is lost is paid back there and then, and once: busy"),
                out::toString);
        assertTrue(
                out.toString().contains("0 of 0 scenarios went as written; 2 were not played"),
                out::toString);
    }

    @Test
    void aScenarioThatIsNotThereIsNamed() {
        assertEquals(1, run(Telephone.NONE, "--scenario", "later"));
        assertTrue(out.toString().contains("there is no scenario later"), out::toString);
    }

    @Test
    void thereAreOnlySoManyVoices() {
        assertEquals(1, run(Telephone.NONE, "--audio", "--voices", "6"));
        assertTrue(out.toString().contains("there are 1 to 5 voices"), out::toString);
    }

    @Test
    void soundAndTelephoneExcludeEachOther() {
        assertEquals(2, run(Telephone.NONE, "--audio", "--phone"));
    }

    private int run(Telephone telephone, String... options) {
        List<String> arguments = new ArrayList<>(List.of("test"));
        arguments.addAll(List.of(options));
        arguments.addAll(
                List.of("-D", "folder.data=" + data, "-D", "folder.dialplans=../dialplans"));
        return FlowCommand.commandLine(telephone)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments.toArray(String[]::new));
    }

    /** A line that is never free. */
    private final class Busy implements Driver {
        @Override
        public String name() {
            return "busy";
        }

        @Override
        public Result play(Scenario scenario, CompiledFlow flow, Instant now) {
            called.add(scenario.title());
            return new NotPlayed("busy");
        }

        @Override
        public void close() {
            called.add("hung up");
        }
    }
}
