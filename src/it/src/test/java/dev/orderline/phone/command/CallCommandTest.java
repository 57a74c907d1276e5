package dev.orderline.phone.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class CallCommandTest {
    private final StringWriter complaints = new StringWriter();

    @Test
    void helpTellsOfEveryStep() {
        var help = new StringWriter();
        CommandLine line = CallCommand.commandLine();
        line.setOut(new PrintWriter(help));
        assertEquals(0, line.execute("--help"));
        for (String option :
                new String[] {
                    "--say", "--wav", "--key", "--barge-in-after", "--expect", "--expect-outcome",
                    "--hang-up", "--record", "--picture", "--server", "--caller-id", "--live"
                }) assertTrue(help.toString().contains(option), option);
    }

    @Test
    void whatCannotBeMeantIsRefusedWithASentence() {
        assertEquals(2, execute("--key", "12x"));
        assertTrue(complaints.toString().contains("0 to 9"), complaints.toString());
        assertEquals(2, execute("--barge-in-after", "soon"));
        assertTrue(complaints.toString().contains("800ms"), complaints.toString());
        assertEquals(2, execute("--voice", "nobody", "--say", "hello"));
        assertTrue(complaints.toString().contains("espeak:en-us"), complaints.toString());
        assertEquals(2, execute("--wav", "target/there-is-no-such-file.wav"));
        assertTrue(complaints.toString().contains("cannot be read"), complaints.toString());
        assertEquals(2, execute("--server", "localhost:5060"));
        assertTrue(complaints.toString().contains("in numbers"), complaints.toString());
    }

    private int execute(String... arguments) {
        CommandLine line = CallCommand.commandLine();
        line.setErr(new PrintWriter(complaints));
        line.setOut(new PrintWriter(new StringWriter()));
        return line.execute(arguments);
    }
}
