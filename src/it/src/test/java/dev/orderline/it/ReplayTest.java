package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A call by telephone, played again by {@code scripts/flow replay} from what was recorded. */
@Tag("long")
@ExtendWith(SharedLab.class)
@Execution(ExecutionMode.CONCURRENT)
class ReplayTest {
    private static final Path DIALPLANS = Path.of("../../dialplans");

    @TempDir private Path changed;

    @Test
    void aChangedFlowLeadsTheCallerElsewhere(Lab lab) throws Exception {
        Made call =
                lab.call(
                        "100",
                        lab.says("where is my order")
                                .then("zero eight nine eight nine five three five")
                                .then("five five two two six")
                                .then("no thank you")
                                .cutIn("5"));
        assertEquals("completed answered HANG_UP", call.outcome(), call::toString);

        Stack.Report same = replay(lab, DIALPLANS.toAbsolutePath(), call);
        assertEquals(0, same.status(), same::text);
        assertTrue(same.text().contains("1 the same, 0 led elsewhere"), same::text);
        assertTrue(same.text().contains("now   \"where is my order\" = status"), same::text);

        changeFlows("told: anything-else", "told: bye");
        Stack.Report other = replay(lab, changed, call);
        assertEquals(1, other.status(), other::text);
        assertTrue(other.text().contains("0 the same, 1 led elsewhere"), other::text);
        assertTrue(
                other.text().contains("then anything-else, now bye (ends: answered)"), other::text);

        Stack.Report refused =
                lab.stack()
                        .flow(changed, "publish", "welcome", "--why", "a test", "--replay", "50");
        assertEquals(1, refused.status(), refused::text);
        assertTrue(
                refused.text().contains("nothing was published: callers would be led elsewhere"),
                refused::text);
    }

    private static Stack.Report replay(Lab lab, Path dialplans, Made call) throws Exception {
        return lab.stack().flow(dialplans, "replay", "welcome", "--verbose", "--call", call.id());
    }

    /** Drafts as they are shipped, with {@code old} written otherwise in {@code welcome.yaml}. */
    private void changeFlows(String old, String other) throws IOException {
        Path flows = Files.createDirectories(changed.resolve("flows"));
        List<Path> shipped;
        try (Stream<Path> files = Files.list(DIALPLANS.resolve("flows"))) {
            shipped = files.filter(Files::isRegularFile).toList();
        }
        for (Path file : shipped) Files.copy(file, flows.resolve(file.getFileName()));
        Path welcome = flows.resolve("welcome.yaml");
        String text = Files.readString(welcome);
        assertTrue(text.contains(old), text);
        Files.writeString(welcome, text.replace(old, other));
    }
}
