package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.phone.PhoneCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the running line leaves open to others: looked at from outside, not in our files. */
@Tag("slow")
@Isolated("the server must be up")
@ExtendWith(SharedLab.class)
class AsteriskSafetyTest {
    private static final Pattern SOCKET = Pattern.compile("socket:\\[([0-9]+)]");
    private static final String TCP_LISTENS = "0A";

    /** 127.0.0.0/8 and ::1 as /proc/net shows them, little end first; plain and IPv6. */
    private static final Pattern LOOPBACK =
            Pattern.compile(
                    "[a-z]+6? ([0-9A-F]{6}7F|0{16}FFFF0{4}[0-9A-F]{6}7F|0{24}01000000):[0-9A-F]{4}");

    /**
     * PJSIP's resolver: UDP from any address, at a port the system gave it (from 8000 hexadecimal),
     * where it takes replies to its own questions only. Nothing else of ours has such a port.
     */
    private static final Pattern ASKS_FOR_NAMES =
            Pattern.compile("udp6? (0{8}|0{32}):[89A-F][0-9A-F]{3}");

    private static Lab lab;

    @BeforeAll
    static void share(Lab shared) throws Exception {
        lab = shared;
        lab.stack().needServer(Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"func_shell", "func_curl", "app_system", "res_ari", "res_curl", "pbx_lua"})
    void nothingIsLoadedThatRunsCommandsOrFetches(String module) throws Exception {
        String shown = lab.stack().rx("module show like " + module);
        assertTrue(shown.contains("0 modules loaded"), shown);
    }

    @Test
    void asteriskServesNoHttpAndNoManager() throws Exception {
        String http = lab.stack().rx("http show status");
        assertTrue(http.contains("Server Disabled"), http);
        String manager = lab.stack().rx("manager show settings");
        assertTrue(manager.matches("(?s).*Manager \\(AMI\\): +No.*"), manager);
    }

    @Test
    void functionsThatAreDangerousStayInhibited() throws Exception {
        assertEquals(
                List.of("live_dangerously = no"),
                Files.readAllLines(lab.stack().configuration().resolve("asterisk.conf")).stream()
                        .filter(line -> line.contains("live_dangerously"))
                        .toList());
    }

    @Test
    void secretsAreReadableByTheirOwnerOnly() throws Exception {
        List<Path> files = new ArrayList<>();
        for (Path folder :
                List.of(
                        lab.stack().data().resolve("secrets"),
                        lab.stack().configuration().resolve("orderline.d"))) {
            try (Stream<Path> all = Files.list(folder)) {
                files.addAll(all.toList());
            }
        }
        assertFalse(files.isEmpty());
        for (Path file : files)
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                    file::toString);
    }

    @Test
    void nothingOfOursListensBeyondThisMachine() throws Exception {
        try (PhoneCall call = lab.dial(Lab.newCaller(), "100")) {
            Lab.awaitSpeech(call); // so that its ports are open too
            List<ProcessHandle> processes = lab.stack().processes();
            assertEquals(3, processes.size());
            Set<String> sockets = new HashSet<>();
            for (ProcessHandle process : processes) sockets.addAll(sockets(process.pid()));
            List<String> listening = new ArrayList<>();
            for (String kind : List.of("tcp", "tcp6", "udp", "udp6"))
                listening.addAll(listening(kind, sockets));
            assertTrue(listening.size() >= 6, listening::toString); // four ports, SIP, audio
            assertEquals(
                    List.of(),
                    listening.stream()
                            .filter(address -> !LOOPBACK.matcher(address).matches())
                            .filter(address -> !ASKS_FOR_NAMES.matcher(address).matches())
                            .toList());
        }
    }

    /** The numbers of the sockets a process has open. */
    private static Set<String> sockets(long pid) throws IOException {
        Set<String> numbers = new HashSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path each : open.toList()) {
                if (!Files.isSymbolicLink(each)) continue; // closed meanwhile
                var socket = SOCKET.matcher(Files.readSymbolicLink(each).toString());
                if (socket.matches()) numbers.add(socket.group(1));
            }
        }
        return numbers;
    }

    /** Kind and address, as in /proc/net, of each of {@code sockets} that listens. */
    private static List<String> listening(String kind, Set<String> sockets) throws IOException {
        return Files.readAllLines(Path.of("/proc/net/" + kind)).stream()
                .skip(1) // headings
                .map(line -> line.strip().split(" +"))
                .filter(columns -> sockets.contains(columns[9]))
                .filter(columns -> kind.startsWith("udp") || columns[3].equals(TCP_LISTENS))
                .map(columns -> kind + " " + columns[1])
                .toList();
    }
}
