package dev.orderline.ivr.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.WorkingShop;
import dev.orderline.ivr.sql.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page for the shop's developers does what it says, with a real shell and curl. */
@Tag("slow")
@Timeout(120)
class RestGuideTest {
    private static final Path PAGE = Path.of("../src/site/rest.md");
    private static final String BETWEEN = "--- next ---";

    private final WorkingShop shop = new WorkingShop(TestDatabase.withTables());
    private final OpenConsole console = new OpenConsole(OpenConsole.desks(shop), Clock.systemUTC());

    @TempDir private Path home;

    @AfterEach
    void close() {
        console.close();
        shop.close();
    }

    /**
     * @param told a pattern of what comes
     */
    private record Step(String command, Pattern told) {}

    @Test
    void itsCommandsTellWhatItSays() throws Exception {
        assertEquals("100009", shop.returned("jacket", 50).digits());
        shop.cancelled(50);
        shop.office().outbox().park(shop.payment(), "503");
        shop.cancelled(600);
        Files.createDirectories(home.resolve("data/secrets"));
        Files.writeString(home.resolve("data/secrets").resolve(ConsoleToken.FILE), console.token());

        List<Step> steps = steps();
        assertTrue(steps.size() > 10, "a page without steps");
        List<String> told = List.of(run(steps).split(Pattern.quote(BETWEEN) + "\n", -1));
        assertEquals(steps.size() + 1, told.size());
        for (int i = 0; i < steps.size(); i++) {
            String came = told.get(i).strip();
            String command = steps.get(i).command();
            assertTrue(
                    steps.get(i).told().matcher(came).matches(),
                    () -> command + "\ntells:\n" + came);
        }
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        for (String block : Files.readString(PAGE).split("```console\n", -1)) {
            if (!block.startsWith("$ ")) continue;
            String text = block.substring(0, block.indexOf("```"));
            for (String step : text.substring(2).split("\n\\$ ", -1)) {
                List<String> lines = step.strip().lines().toList();
                String told =
                        lines.stream()
                                .skip(1)
                                .map(line -> Pattern.quote(line).replace("...", "\\E.*\\Q"))
                                .collect(Collectors.joining("\n"));
                steps.add(new Step(lines.getFirst(), Pattern.compile(told)));
            }
        }
        return steps;
    }

    /** All in one shell, which keeps what is set. */
    private String run(List<Step> steps) throws IOException, InterruptedException {
        String script =
                steps.stream()
                        .map(step -> step.command() + "\necho\necho '" + BETWEEN + "'\n")
                        .collect(Collectors.joining())
                        .replace("http://127.0.0.1:9080", console.origin());
        Path out = home.resolve("out");
        Process shell =
                new ProcessBuilder("bash", "-c", script)
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        try {
            assertEquals(0, shell.waitFor());
        } finally {
            shell.destroyForcibly();
        }
        return Files.readString(out, UTF_8);
    }
}
