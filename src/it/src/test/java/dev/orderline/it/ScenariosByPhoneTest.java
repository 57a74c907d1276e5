package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Some of the scenarios we ship, by telephone: {@code scripts/flow test --phone}. */
@Tag("long")
@Isolated("has a line of its own beside the shared one")
class ScenariosByPhoneTest {
    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void callsGoAsWritten() {
        var out = new StringWriter();
        int status =
                FlowByPhone.commandLine(Path.of("../.."))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(out))
                        .execute(
                                "test",
                                "--phone",
                                "--scenario",
                                "late", // all by words, a secret among them
                                "--scenario",
                                "return-by-keys", // all by keys
                                "--scenario",
                                "desk-away", // cannot be had
                                "-D",
                                "folder.data=target/scenarios",
                                "-D",
                                "folder.model=../../models/starter",
                                "-D",
                                "folder.dialplans=../../dialplans");
        assertEquals(0, status, out::toString);
        assertEquals(
                "2 of 2 scenarios went as written; one was not played",
                out.toString().lines().reduce((_, last) -> last).orElse(""),
                out::toString);
    }
}
