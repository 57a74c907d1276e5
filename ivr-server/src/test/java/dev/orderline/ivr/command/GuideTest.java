package dev.orderline.ivr.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import picocli.CommandLine;

/** The pages for admins that need no server; the first flow is followed in src/it. */
@ResourceLock(Terminal.KEYBOARD)
class GuideTest {
    @TempDir private Path folder;
    private GuideFollower reader;

    @BeforeEach
    void aShopAsItComes() throws IOException {
        reader = new GuideFollower(Path.of(".."), folder.resolve("dialplans"), this::flow);
    }

    @Test
    void theLanguageShowsPartsOfFlowsThatWork() throws Exception {
        reader.follow("language.md");
        isGood("check", "repairs", "--strict");
        isGood("test", "repairs");
    }

    @Test
    void scenariosAreToldAsTheyAre() throws Exception {
        reader.follow("scenarios.md");
    }

    private void isGood(String... arguments) throws Exception {
        String told = reader.told(List.of(arguments), List.of());
        assertTrue(told.contains("good") && !told.contains("BAD"), told);
    }

    private String flow(List<String> arguments, List<String> input) {
        List<String> all = new ArrayList<>(arguments);
        all.add("-Dfolder.dialplans=" + folder.resolve("dialplans"));
        all.add("-Dfolder.data=" + folder.resolve("data"));
        all.add("-Dfolder.model=../models/starter");
        var out = new StringWriter();
        CommandLine command = FlowCommand.commandLine(Telephone.NONE);
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        InputStream before = System.in;
        System.setIn(
                new ByteArrayInputStream(String.join("\n", input).concat("\n").getBytes(UTF_8)));
        try {
            command.execute(all.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
        return out.toString();
    }
}
