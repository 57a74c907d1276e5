package dev.orderline.ivr.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.ApprovalDesk;
import dev.orderline.ivr.orders.GoodsDesk;
import dev.orderline.ivr.orders.HandClock;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Warehouse.Scanned;
import dev.orderline.ivr.outbox.StuckDesk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What strangers send is refused in words, and is nowhere in the answer. */
@Timeout(60)
class HostileRequestsTest {
    private static final String SECRET = "hunter2";

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CountDownLatch waiting = new CountDownLatch(16);
    private final HandClock clock = new HandClock(Instant.parse("2026-11-28T12:00:00Z"));
    private final OpenConsole console = new OpenConsole(emptyDesks(), clock);

    @TempDir private Path secrets;

    /** A shop where nothing is, and where whoever looks for what is stuck waits. */
    private ConsoleDesks emptyDesks() {
        return new ConsoleDesks(
                (_, _, _, _) -> new Scanned.Unknown(),
                new GoodsDesk() {
                    @Override
                    public Optional<Arrival> arrival(RmaNumber rma) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Stock> stock(String sku) {
                        throw new IllegalStateException(SECRET);
                    }
                },
                new ApprovalDesk() {
                    @Override
                    public List<Waiting> waiting(int limit) {
                        return List.of();
                    }

                    @Override
                    public Outcome decide(UUID refund, String who, boolean agreed, Instant at) {
                        return Outcome.NOT_WAITING;
                    }
                },
                new StuckDesk() {
                    @Override
                    public List<Parked> parked(int limit) {
                        waiting.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException hurried) {
                            Thread.currentThread().interrupt();
                        }
                        return List.of();
                    }

                    @Override
                    public boolean retry(UUID id) {
                        return false;
                    }
                });
    }

    @AfterEach
    void close() {
        goOn.countDown();
        console.close();
    }

    @Test
    void whatIsNotHereIsNotFoundAndOtherMethodsAreToldWhichFit() {
        for (String path :
                List.of("/", "/api/v1", "/api/v1/", "/api/v2/stuck", "/warehouse/", "/favicon.ico"))
            assertEquals(404, console.ask("GET", path).statusCode(), path);
        HttpResponse<String> other = console.ask("DELETE", "/api/v1/stuck");
        assertEquals(405, other.statusCode());
        assertEquals(Optional.of("GET"), other.headers().firstValue("Allow"));
        assertProblem(other.body(), 405);
    }

    @Test
    void everyAnswerIsStrict() {
        for (HttpResponse<String> answer :
                List.of(console.ask("GET", "/warehouse"), console.ask("GET", "/nowhere"))) {
            HttpHeaders fields = answer.headers();
            assertEquals("no-store", fields.firstValue("Cache-Control").orElse(""));
            assertEquals("nosniff", fields.firstValue("X-Content-Type-Options").orElse(""));
            String policy = fields.firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.startsWith("default-src 'none'"), policy);
            assertEquals(Optional.empty(), fields.firstValue("Server"));
        }
    }

    @Test
    void aBugIsToldWithoutAnythingOfIt() {
        HttpResponse<String> answer = console.ask("GET", "/api/v1/stock/" + SECRET);
        assertEquals(500, answer.statusCode());
        assertProblem(answer.body(), 500);
    }

    @Test
    void wrongTokensAreCountedForAMinute() {
        for (int i = 0; i < 10; i++) assertEquals(401, guess(), "guess " + i);
        assertEquals(429, guess());
        assertEquals(200, console.ask("GET", "/api/v1/refunds?state=to-be-approved").statusCode());
        clock.pass(Duration.ofSeconds(61));
        assertEquals(401, guess());
    }

    private int guess() {
        return console.send("GET", "/api/v1/stuck", "", "Authorization", "Bearer " + SECRET)
                .statusCode();
    }

    /** Asks so often that nothing more fits, and waits until all of it is being answered. */
    private List<Future<Integer>> asManyAsFit(ExecutorService threads) throws InterruptedException {
        List<Future<Integer>> asked =
                IntStream.range(0, 16)
                        .mapToObj(_ ->
                                threads.submit(
                                        () -> console.ask("GET", "/api/v1/stuck").statusCode()))
                        .toList();
        waiting.await();
        return asked;
    }

    @Test
    void requestsBeyondThoseThatFitAreToldToComeAgain() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> first = asManyAsFit(threads);
            HttpResponse<String> more = console.ask("GET", "/api/v1/stuck");
            assertEquals(503, more.statusCode());
            assertProblem(more.body(), 503);
            goOn.countDown();
            for (Future<Integer> each : first) assertEquals(200, each.get());
        }
    }

    @Test
    void whoHasAskedIsAnsweredBeforeTheServerStops() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> asked = asManyAsFit(threads);
            int port = console.address().getPort();
            Future<?> stopped = threads.submit(console::stop);
            while (isOpen(port)) Thread.onSpinWait();
            goOn.countDown();
            for (Future<Integer> each : asked) assertEquals(200, each.get());
            stopped.get();
        }
    }

    private static boolean isOpen(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void brokenHttpIsRefusedInWords() throws IOException {
        String bearer = "Authorization: Bearer " + console.token() + "\r\n";
        String post = "POST /api/v1/refunds/1/verdicts HTTP/1.1\r\nHost: a\r\n" + bearer;
        Map<String, Integer> all =
                Map.ofEntries(
                        Map.entry(SECRET + "\r\n\r\n", 400),
                        Map.entry("GET /api/v1/stuck HTTP/1.1\r\n\r\n", 400),
                        Map.entry(
                                "GET /api/v1/stock/%2F" + SECRET + " HTTP/1.1\r\nHost: a\r\n\r\n",
                                400),
                        Map.entry("GET /api/v1/stock/%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400),
                        Map.entry("GET /api/v1/%ff/%c0%af HTTP/1.1\r\nHost: a\r\n\r\n", 400),
                        Map.entry(
                                "GET /warehouse HTTP/1.1\r\nHost: a\r\nCookie: orderline=\"a;;=,\\\u00ff; orderline\r\n\r\n",
                                200),
                        Map.entry("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 404),
                        Map.entry("GET /warehouse?rma=%zz HTTP/1.1\r\nHost: a\r\n\r\n", 200),
                        Map.entry(
                                "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 431),
                        Map.entry(
                                "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(9_000) + "\r\n\r\n",
                                431),
                        Map.entry(
                                post
                                        + "Content-Type: application/json\r\nContent-Length: 9999999\r\n\r\n{",
                                413),
                        Map.entry(
                                post
                                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + "8000\r\n"
                                        + " ".repeat(0x8000)
                                        + "\r\n8000\r\n"
                                        + " ".repeat(0x8000)
                                        + "\r\n2\r\n{}\r\n0\r\n\r\n",
                                413),
                        Map.entry(
                                post
                                        + "Content-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"who\": \"\u00ff\"}",
                                400),
                        Map.entry(
                                post
                                        + "Content-Type: application/json; charset=latin1\r\nContent-Length: 2\r\n\r\n{}",
                                415));
        for (Map.Entry<String, Integer> each : all.entrySet()) {
            String answer = raw(each.getKey());
            String request = each.getKey().substring(0, Math.min(60, each.getKey().length()));
            assertTrue(
                    answer.startsWith("HTTP/1.1 " + each.getValue() + " "),
                    () -> request + " -> " + answer);
            if (each.getValue() != 200)
                assertProblem(answer.substring(answer.indexOf("\r\n\r\n") + 4), each.getValue());
        }
    }

    /** All that comes until the server ends the connection, or has answered. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket(console.address().getAddress(), console.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new StringBuilder();
            var bytes = new byte[8_192];
            while (!isWhole(answer)) {
                int length = socket.getInputStream().read(bytes);
                if (length < 0) break;
                answer.append(new String(bytes, 0, length, UTF_8));
            }
            return answer.toString();
        }
    }

    private static boolean isWhole(CharSequence answer) {
        String text = answer.toString();
        int head = text.indexOf("\r\n\r\n");
        var length = Pattern.compile("(?i)content-length: ([0-9]+)").matcher(text);
        return head >= 0
                && length.find()
                && text.length() >= head + 4 + Integer.parseInt(length.group(1));
    }

    private static void assertProblem(String body, int status) {
        assertTrue(body.contains("\"type\":\"urn:orderline:problem:"), body);
        assertTrue(body.contains("\"status\":"), body);
        assertFalse(body.contains(SECRET), body);
        assertFalse(body.contains("Exception"), body);
        assertFalse(body.isEmpty(), () -> "nothing told with " + status);
    }

    @Test
    void theTokenIsMadeOnceAndItsOwnersOnly() throws IOException {
        Path folder = secrets.resolve("new");
        ConsoleToken made = ConsoleToken.readOrMake(folder);
        Path file = folder.resolve(ConsoleToken.FILE);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(made, ConsoleToken.readOrMake(folder));
        assertFalse(made.toString().contains(made.value()));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        Files.writeString(file, "short");
        IOException refused =
                assertThrows(IOException.class, () -> ConsoleToken.readOrMake(folder));
        assertTrue(String.valueOf(refused.getMessage()).contains("remove it"));
    }
}
