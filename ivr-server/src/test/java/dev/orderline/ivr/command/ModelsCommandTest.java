package dev.orderline.ivr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.orderline.ivr.command.Terminal.Outcome;
import dev.orderline.speech.vosk.Checksums;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsCommandTest {
    private static final Path STARTER = Path.of("../models/starter");
    private static final String NAME = "small-model";

    @TempDir private Path home;
    private HttpServer server = HttpServer.create();

    ModelsCommandTest() throws IOException {}

    @BeforeEach
    void offerAModel() throws IOException {
        Path zip = home.resolve("offered.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String file :
                    List.of(
                            "am/final.mdl",
                            "conf/mfcc.conf",
                            "conf/model.conf",
                            "graph/HCLr.fst",
                            "graph/Gr.fst",
                            "graph/disambig_tid.int",
                            "graph/words.txt")) {
                out.putNextEntry(new ZipEntry(NAME + "/" + file));
                Files.copy(STARTER.resolve(file), out);
            }
        }
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/model.zip",
                exchange -> {
                    exchange.sendResponseHeaders(200, Files.size(zip));
                    Files.copy(zip, exchange.getResponseBody());
                    exchange.close();
                });
        server.start();
        write(zip, Checksums.sha256(zip));
    }

    private void write(Path zip, String sha256) throws IOException {
        String entry =
                """
                {"name": "%s", "language": "en-US", "address": "%s", "bytes": %d, "sha256": "%s",
                 "md5": "", "rateHz": 8000, "licence": "Apache-2.0", "grammars": %b, "source": "this test"}
                """;
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/model.zip";
        Files.writeString(
                home.resolve("models.json"),
                "{\"models\": ["
                        + entry.formatted(NAME, address, Files.size(zip), sha256, true)
                        + ","
                        + entry.formatted("static-model", address, 1, "", false)
                        + "]}");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void listTellsOfEachModelWhetherItIsInstalledAndUsed() {
        Outcome before = models("list");
        assertEquals(0, before.status(), before.err());
        assertLine(before.out(), NAME, "en-US 8 kHz Apache-2.0 yes -");
        assertLine(before.out(), "static-model", "en-US 8 kHz Apache-2.0 no -");
        assertLine(before.out(), STARTER.toString(), "8 kHz used");
        models("install", NAME);
        assertLine(models("list").out(), NAME, "en-US 8 kHz Apache-2.0 yes installed");
        Outcome used = models("list", "-Dfolder.model=" + installed());
        assertLine(used.out(), NAME, "en-US 8 kHz Apache-2.0 yes used");
    }

    @Test
    void installTellsHowFarItIsAndWhichSettingUsesTheModel() {
        Outcome installed = models("install", NAME);
        assertEquals(0, installed.status(), installed.err());
        assertTrue(installed.out().contains("100 %"), installed.out());
        assertTrue(installed.out().contains("its SHA-256 is right"), installed.out());
        assertTrue(installed.out().contains("folder.model = " + installed()), installed.out());
        assertTrue(installed.out().contains("orderline.properties"), installed.out());
        Outcome again = models("install", NAME);
        assertEquals(0, again.status(), again.err());
        assertTrue(again.out().contains("is there, and whole"), again.out());
    }

    @Test
    void withoutAChecksumTheOneThatCameIsTold() throws IOException {
        Path zip = home.resolve("offered.zip");
        write(zip, "");
        Outcome installed = models("install", NAME);
        assertEquals(0, installed.status(), installed.err());
        assertTrue(
                installed.out().contains("only the size is known")
                        && installed.out().contains(Checksums.sha256(zip)),
                installed.out());
    }

    @Test
    void aFileThatWasBroughtIsTakenWithoutANetwork() {
        server.stop(0);
        Outcome gone = models("install", NAME);
        assertEquals(1, gone.status());
        assertTrue(gone.err().startsWith("models: nobody answers at 127.0.0.1"), gone.err());
        assertTrue(gone.err().contains("--from"), gone.err());
        Outcome brought = models("install", NAME, "--from", home.resolve("offered.zip").toString());
        assertEquals(0, brought.status(), brought.err());
        Outcome missing = models("install", NAME, "--from", home.resolve("no.zip").toString());
        assertEquals(1, missing.status());
    }

    @Test
    void whatCannotBeUsedOrIsNotKnownIsRefused() {
        Outcome still = models("install", "static-model");
        assertEquals(1, still.status());
        assertTrue(still.err().contains("takes no grammars at run time"), still.err());
        Outcome unknown = models("install", "nothing");
        assertEquals(1, unknown.status());
        assertTrue(unknown.err().contains("scripts/models list"), unknown.err());
        assertEquals(2, models("instal").status());
    }

    @Test
    void verifyNamesTheDamagedFileAndHowToMendIt() throws IOException {
        models("install", NAME);
        Outcome whole = models("verify");
        assertEquals(0, whole.status(), whole.out());
        assertTrue(whole.out().contains(installed() + ": whole"), whole.out());
        assertTrue(whole.out().contains(STARTER + ": whole"), whole.out());
        Path graph = installed().resolve("graph/Gr.fst");
        byte[] bytes = Files.readAllBytes(graph);
        bytes[12_345] ^= 1;
        Files.write(graph, bytes);
        Outcome damaged = models("verify", NAME);
        assertEquals(1, damaged.status());
        assertTrue(
                damaged.out().contains("damaged or missing: graph/Gr.fst")
                        && damaged.out().contains("scripts/models install " + NAME),
                damaged.out());
        models("install", NAME);
        assertEquals(0, models("verify", NAME).status());
        assertEquals(1, models("verify", "nothing").status());
    }

    private Path installed() {
        return home.resolve("data/models").resolve(NAME);
    }

    /** That the line of {@code model} ends so, however wide its columns are. */
    private static void assertLine(String out, String model, String end) {
        String line = out.lines().filter(each -> each.startsWith(model)).findFirst().orElse("");
        assertTrue(line.strip().replaceAll(" +", " ").endsWith(end), out);
    }

    private Outcome models(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        boolean chosen = all.stream().anyMatch(each -> each.startsWith("-Dfolder.model"));
        if (!chosen) all.add("-Dfolder.model=" + STARTER);
        all.add("-Dfolder.data=" + home.resolve("data"));
        all.add("--catalogue=" + home.resolve("models.json"));
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine line =
                ModelsCommand.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        int status = line.execute(all.toArray(String[]::new));
        return new Outcome(status, out.toString(), err.toString());
    }
}
