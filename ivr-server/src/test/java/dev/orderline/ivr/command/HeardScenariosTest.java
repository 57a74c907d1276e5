package dev.orderline.ivr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The scenarios we ship, from two voices, through the model we ship. */
@Tag("long")
class HeardScenariosTest {
    @Test
    void everyScenarioGoesAsWrittenWhenItIsHeard() {
        var out = new StringWriter();
        int status =
                FlowCommand.commandLine(Telephone.NONE)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(out))
                        .execute(
                                "test",
                                "--audio",
                                "--voices",
                                "2",
                                "-D",
                                "folder.data=target/heard",
                                "-D",
                                "folder.model=../models/starter",
                                "-D",
                                "folder.dialplans=../dialplans");
        assertEquals(0, status, out::toString);
    }
}
