package dev.orderline.speech.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.models.Installation.Compared;
import dev.orderline.speech.models.Installation.Outcome;
import dev.orderline.speech.models.Installation.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {
    private static final String NAME = "vosk-model-small-xx-0.1";
    private static final byte[] ZIP = Zips.of(Zips.model());

    @TempDir private Path home;
    private Installation installation = new Installation(Path.of(""));
    private ModelServer server;

    InstallationTest() throws IOException {
        server = new ModelServer(ZIP);
    }

    @BeforeEach
    void open() {
        installation =
                new Installation(
                        home.resolve("models"), Duration.ofSeconds(20), _ -> Long.MAX_VALUE);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aModelIsThereWholeWithTheListThatItsStartChecks() throws Exception {
        List<Long> progress = new ArrayList<>();
        Outcome.Installed installed =
                assertInstanceOf(
                        Outcome.Installed.class,
                        installation.install(model(ZIP), (bytes, _) -> progress.add(bytes)));
        assertEquals(installation.folderOf(NAME), installed.folder());
        assertEquals(digest("SHA-256", ZIP), installed.sha256());
        assertEquals(Compared.SHA256, installed.compared());
        assertEquals((long) ZIP.length, progress.getLast());
        assertEquals(
                List.of(
                        "SHA256SUMS",
                        "am/final.mdl",
                        "archive.sha256",
                        "conf/mfcc.conf",
                        "conf/model.conf",
                        "graph/Gr.fst",
                        "graph/HCLr.fst",
                        "graph/disambig_tid.int"),
                files(installed.folder()));
        assertEquals(new Verdict.Whole(), installation.verify(model(ZIP)));
        assertEquals(List.of(NAME), files(home.resolve("models"), 1));
        assertInstanceOf(Outcome.WasThere.class, install(model(ZIP)));
        assertEquals(1, server.ranges().size());
    }

    @Test
    void whatWasCutGoesOnWhereItEnded() throws Exception {
        server.cutAfter = 100_000;
        assertTold("run it again to go on from there", model(ZIP));
        long came = Files.size(part());
        assertTrue(came > 0 && came <= 100_000, came + " bytes");
        server.cutAfter = Integer.MAX_VALUE;
        assertInstanceOf(Outcome.Installed.class, install(model(ZIP)));
        assertEquals(List.of("null", "bytes=" + came + "-"), server.ranges());
        assertEquals(List.of(NAME), files(home.resolve("models"), 1));
    }

    @Test
    void anAnswerWithoutLengthThatIsCutIsNotTakenForAll() throws Exception {
        server.tellsLength = false;
        server.cutAfter = 100_000;
        assertTold("100000 of " + ZIP.length + " bytes", model(ZIP));
        server.cutAfter = Integer.MAX_VALUE;
        assertInstanceOf(Outcome.Installed.class, install(model(ZIP)));
    }

    @Test
    void aServerThatKnowsNoPartsBeginsAnew() throws Exception {
        server.cutAfter = 100_000;
        server.knowsRanges = false;
        assertTold("run it again", model(ZIP));
        server.cutAfter = Integer.MAX_VALUE;
        assertInstanceOf(Outcome.Installed.class, install(model(ZIP)));
    }

    @Test
    void aPartOfAnOlderVersionIsNotGoneOnWith() throws Exception {
        server.content = new byte[ZIP.length];
        server.mark = "\"older\"";
        server.cutAfter = 100_000;
        assertTold("run it again", model(ZIP));
        server.content = ZIP;
        server.mark = "\"newer\"";
        server.cutAfter = Integer.MAX_VALUE;
        assertInstanceOf(Outcome.Installed.class, install(model(ZIP)));
    }

    @Test
    void aPartThatTheServerDoesNotKnowIsForgotten() throws Exception {
        Files.createDirectories(home.resolve("models"));
        Files.write(part(), new byte[ZIP.length + 1]);
        assertInstanceOf(Outcome.Installed.class, install(model(ZIP)));
        assertEquals(List.of("null"), server.ranges());
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 403, 500, 503})
    void anErrorOfTheServerIsToldWithItsNumber(int status) {
        server.status = status;
        assertTold("answered " + status, model(ZIP));
    }

    @Test
    void whatIsNotAsKnownLeavesNothingBehind() throws IOException {
        byte[] other = ZIP.clone();
        other[200_000] ^= 1;
        server.content = other;
        assertTold(
                "its SHA-256 is " + digest("SHA-256", other) + ", not " + digest("SHA-256", ZIP),
                model(ZIP));
        assertEquals(List.of(), files(home.resolve("models"), 1));
    }

    @Test
    void withoutAnotherChecksumTheMd5Counts() throws Exception {
        OfficialModel model = model(ZIP, "", digest("MD5", ZIP), true);
        byte[] other = ZIP.clone();
        other[200_000] ^= 1;
        server.content = other;
        assertTold("its MD5 is", model);
        server.content = ZIP;
        assertEquals(
                Compared.MD5, assertInstanceOf(Outcome.Installed.class, install(model)).compared());
    }

    @Test
    void withoutAnyChecksumItIsSaidAndWrittenDownForLater() throws Exception {
        Outcome.Installed installed =
                assertInstanceOf(Outcome.Installed.class, install(model(ZIP, "", "", true)));
        assertEquals(Compared.NOTHING, installed.compared());
        assertTrue(
                Files.readString(installed.folder().resolve(Installation.ORIGIN))
                        .startsWith(digest("SHA-256", ZIP)));
        assertEquals(new Verdict.Whole(), installation.verify(model(ZIP)));
        assertEquals(
                new Verdict.OfAnotherOrigin(),
                installation.verify(model(ZIP, "0".repeat(64), "", true)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void moreThanTheModelIsNotTaken(boolean tellsLength) throws IOException {
        server.tellsLength = tellsLength;
        server.content = new byte[ZIP.length + 70_000];
        assertTold("bytes", model(ZIP));
        if (Files.exists(part())) assertTrue(Files.size(part()) <= ZIP.length);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatStandsStillIsNotWaitedFor(boolean afterSome) {
        installation =
                new Installation(
                        home.resolve("models"), Duration.ofMillis(300), _ -> Long.MAX_VALUE);
        server.staysSilent = !afterSome;
        server.cutAfter = 100_000;
        server.standsStillAtTheCut = true;
        assertTold("127.0.0.1 does not answer in time", model(ZIP));
    }

    @Test
    void nobodyListeningIsTold() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + free + "/model.zip");
        assertTold("nobody answers at 127.0.0.1:" + free, model(ZIP), nobody);
    }

    @Test
    void aNameThatNobodyKnowsIsToldAsNoNetwork() {
        URI unknown = URI.create("https://models.invalid/model.zip");
        assertTold("no network, or no name service: models.invalid", model(ZIP), unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1/model.zip", "ftp://127.0.0.1/model.zip"})
    void nothingIsTakenInTheOpenFromElsewhere(String address) {
        assertTold("is not https", model(ZIP), URI.create(address));
    }

    @Test
    void redirectsAreFollowedButNotOutIntoTheOpenNorForEver() throws Exception {
        assertTold("is not https", model(ZIP), server.address("/away"));
        assertTold("again and again", model(ZIP), server.address("/round"));
        assertInstanceOf(
                Outcome.Installed.class,
                installation.install(model(ZIP), server.address("/moved"), Progress.NONE));
    }

    @Test
    void aDiskThatIsTooSmallIsToldBefore() {
        installation = new Installation(home.resolve("models"), Duration.ofSeconds(20), _ -> 1_000);
        assertTold("has 0 MB left", model(ZIP));
        assertEquals(List.of(), server.ranges());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-model/../../escaped",
                "../escaped",
                "/tmp/escaped",
                "a-model/..",
                "a-model\\..\\escaped",
                "a-model//escaped",
                "a-model/.hidden",
                "b-model/file",
                "a-model"
            })
    void namesThatLeadElsewhereAreRefused(String name) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        Zips.model().forEach((file, content) -> files.put("a-model/" + file, content));
        files.put(name, new byte[] {1});
        byte[] zip = Zips.flat(files);
        server.content = zip;
        assertTold("it is no model", model(zip));
        assertEquals(List.of(), files(home.resolve("models"), 1));
        assertFalse(Files.exists(home.resolve("escaped")));
    }

    @Test
    void aZipThatGrowsBeyondMeasureIsRefused() throws IOException {
        Map<String, byte[]> files = Zips.model();
        files.put("graph/zeros", new byte[40_000_000]);
        byte[] zip = Zips.of(files);
        server.content = zip;
        assertTold("would grow to", model(zip));
        assertEquals(List.of(), files(home.resolve("models"), 1));
    }

    @Test
    void tooManyFilesAreRefused() {
        Map<String, byte[]> files = Zips.model();
        for (int i = 0; i < 1_000; i++) files.put("graph/" + i, new byte[0]);
        byte[] zip = Zips.of(files);
        server.content = zip;
        assertTold("files: it is no model", model(zip));
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        byte[] noise = new byte[10_000];
        server.content = noise;
        assertTold("is no zip", model(noise));
        assertEquals(List.of(), files(home.resolve("models"), 1));
    }

    @Test
    void aStaticModelIsRefusedBeforeAndAfterItCame() throws IOException {
        assertTold("takes no grammars at run time", model(ZIP, digest("SHA-256", ZIP), "", false));
        assertEquals(List.of(), server.ranges());
        Map<String, byte[]> files = Zips.model();
        files.remove("graph/HCLr.fst");
        files.remove("graph/Gr.fst");
        files.put("graph/HCLG.fst", new byte[] {1});
        byte[] zip = Zips.of(files);
        server.content = zip;
        assertTold("takes no grammars at run time", model(zip));
        assertFalse(Files.exists(installation.folderOf(NAME)));
    }

    @Test
    void aFlippedByteIsFoundAndMendedByInstallingAgain() throws Exception {
        install(model(ZIP));
        Path weights = installation.folderOf(NAME).resolve("am/final.mdl");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[1_000] ^= 1;
        Files.write(weights, bytes);
        Files.delete(installation.folderOf(NAME).resolve("graph/Gr.fst"));
        assertEquals(
                new Verdict.Damaged(List.of("am/final.mdl", "graph/Gr.fst")),
                installation.verify(model(ZIP)));
        assertInstanceOf(Outcome.Installed.class, install(model(ZIP)));
        assertEquals(new Verdict.Whole(), installation.verify(model(ZIP)));
        assertEquals(List.of(NAME), files(home.resolve("models"), 1));
    }

    @Test
    void aDamagedModelStaysWhenNoOtherComes() throws Exception {
        install(model(ZIP));
        Path graph = installation.folderOf(NAME).resolve("graph/Gr.fst");
        Files.writeString(graph, "y");
        server.status = 404;
        assertTold("answered 404", model(ZIP));
        assertEquals("y", Files.readString(graph));
    }

    @Test
    void aZipThatSomebodyBroughtStaysWhereItIs() throws Exception {
        Path zip = home.resolve("brought.zip");
        Files.write(zip, ZIP);
        assertInstanceOf(Outcome.Installed.class, installation.installFile(model(ZIP), zip));
        assertTrue(Files.exists(zip));
        assertEquals(List.of(), server.ranges());
        Files.write(zip, new byte[ZIP.length]);
        Files.writeString(installation.folderOf(NAME).resolve("graph/Gr.fst"), "y");
        ModelFailure told =
                assertThrows(ModelFailure.class, () -> installation.installFile(model(ZIP), zip));
        assertTrue(told.toString().contains("its SHA-256 is"), told.toString());
        assertTrue(Files.exists(zip));
    }

    private Outcome install(OfficialModel model) throws InterruptedException {
        return installation.install(model, Progress.NONE);
    }

    private void assertTold(String what, OfficialModel model) {
        assertTold(what, model, model.address());
    }

    private void assertTold(String what, OfficialModel model, URI from) {
        ModelFailure told =
                assertThrows(
                        ModelFailure.class, () -> installation.install(model, from, Progress.NONE));
        assertTrue(told.toString().contains(what), told.toString());
    }

    private OfficialModel model(byte[] zip) {
        return new OfficialModel(
                NAME,
                "xx",
                server.address(),
                zip.length,
                digest("SHA-256", zip),
                "",
                16_000,
                "none",
                true,
                "this test");
    }

    private OfficialModel model(byte[] zip, String sha256, String md5, boolean grammars) {
        OfficialModel known = model(zip);
        return new OfficialModel(
                known.name(),
                known.language(),
                known.address(),
                known.bytes(),
                sha256,
                md5,
                known.rateHz(),
                known.licence(),
                grammars,
                known.source());
    }

    private Path part() {
        return home.resolve("models").resolve("." + NAME + ".zip.part");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Also folders, down to {@code depth}. */
    private static List<String> files(Path folder, int depth) throws IOException {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.skip(1).map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has it", impossible);
        }
    }
}
