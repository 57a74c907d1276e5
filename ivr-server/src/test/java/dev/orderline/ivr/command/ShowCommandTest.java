package dev.orderline.ivr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ShowCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter complaints = new StringWriter();

    @TempDir private Path folder;

    @Test
    void withoutMoreItIsAScriptOnTheTerminal() {
        assertEquals(0, show("welcome"));
        assertTrue(out.toString().startsWith("welcome\n=======\n\ngreet\n"), out.toString());
        assertTrue(out.toString().contains("\"How can I help you?\""), out.toString());
    }

    @Test
    void aFlowThatOthersGoThroughIsShownAlone() {
        assertEquals(0, show("identify", "--script"));
        assertTrue(out.toString().startsWith("identify\n========\n"), out.toString());
    }

    @Test
    void aChartIsForAReadme() {
        assertEquals(0, show("welcome", "--mermaid"));
        assertTrue(out.toString().startsWith("flowchart TD\n"), out.toString());
        assertTrue(!out.toString().contains("subgraph"), out.toString());
    }

    @Test
    void anOpenedChartHasTheStatesOfAllFlows() {
        assertEquals(0, show("order-status", "--mermaid", "--open"));
        assertTrue(out.toString().contains("subgraph s_identify"), out.toString());
    }

    @Test
    void aPictureGoesIntoAFile() throws Exception {
        Path file = folder.resolve("status.svg");
        assertEquals(0, show("order-status", "--svg", file.toString()));
        assertTrue(Files.readString(file).startsWith("<svg "));
        assertTrue(out.toString().contains(file.toString()), out.toString());
    }

    @Test
    void aPictureTellsWhereScenariosWent() throws Exception {
        Path file = folder.resolve("welcome.svg");
        assertEquals(0, show("welcome", "--svg", file.toString(), "--coverage"));
        String picture = Files.readString(file);
        int calls = scenarios("welcome");
        assertTrue(picture.contains(">says, " + calls + "×<"), "every scenario is greeted");
        assertTrue(picture.contains("Of " + calls + " calls"), picture);
    }

    private static int scenarios(String flow) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../dialplans/flows/tests", flow))) {
            return (int) files.count();
        }
    }

    @Test
    void aFlowWithoutScenariosHasNoCoverage() {
        Path file = folder.resolve("identify.svg");
        assertEquals(1, show("identify", "--svg", file.toString(), "--coverage"));
        assertEquals("flow: there is no scenario of identify\n", complaints.toString());
        assertTrue(Files.notExists(file));
    }

    @Test
    void aFlowThatIsNotThereIsToldWithTheNearest() {
        assertEquals(1, show("welcom"));
        assertTrue(
                complaints
                        .toString()
                        .startsWith("flow: there is no flow welcom; did you mean \"welcome\"?"),
                complaints.toString());
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() {
        Path file = folder.resolve("no-folder/welcome.svg");
        assertEquals(1, show("welcome", "--svg", file.toString()));
        assertTrue(
                complaints.toString().startsWith("flow: " + file + " cannot be written"),
                complaints.toString());
    }

    @Test
    void aFlowIsShownInOneFormAtATime() {
        assertEquals(2, show("welcome", "--mermaid", "--script"));
    }

    private int show(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "show";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "-D";
        all[all.length - 1] = "folder.dialplans=../dialplans";
        CommandLine line = FlowCommand.commandLine(Telephone.NONE);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(complaints, true));
        return line.execute(all);
    }
}
