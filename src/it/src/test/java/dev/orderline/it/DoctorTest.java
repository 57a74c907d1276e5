package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** {@code scripts/doctor} on a running line, with faults made for real. */
@Tag("long")
@Isolated("kills the server")
@ExtendWith(SharedLab.class)
class DoctorTest {
    private static final Pattern WRONG = Pattern.compile("(?m)^WRONG +(\\w+)");

    @Test
    void eachFaultIsNamedAndNothingElse(Lab lab) throws Exception {
        Stack stack = lab.stack();
        stack.needServer(Map.of());
        stack.needLifeboat();
        Path access = stack.data().resolve("secrets/database.properties");
        String way = Files.readString(access);
        try {
            assertEquals(List.of(), wrong(stack.doctor()));

            stack.killLifeboat();
            assertEquals(List.of("lifeboat"), wrong(stack.doctor()));
            stack.needLifeboat();

            Files.writeString(access, way.replaceFirst("(?m)^password=.*", "password=wrong"));
            stack.rx("module unload app_queue.so");
            Stack.Report sick = stack.doctor();
            assertEquals(List.of("database", "modules"), wrong(sick));
            assertTrue(sick.text().contains("app_queue is not loaded"), sick::text);

            Files.writeString(access, way);
            stack.rx("module load app_queue.so");
            stack.killServer();
            Stack.Report dead = stack.doctor();
            assertEquals(List.of("server"), wrong(dead));
            assertTrue(dead.text().contains("ended without being told to"), dead::text);
        } finally {
            Files.writeString(access, way);
            stack.rx("module load app_queue.so");
            stack.killLifeboat();
            stack.needServer(Map.of());
        }
    }

    /** The parts that are wrong; the exit status says whether there are any. */
    private static List<String> wrong(Stack.Report report) {
        List<String> parts =
                WRONG.matcher(report.text()).results().map(found -> found.group(1)).toList();
        assertEquals(parts.isEmpty() ? 0 : 1, report.status(), report::text);
        return parts;
    }
}
