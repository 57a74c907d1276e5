package dev.orderline.ivr.pages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.orderline.ivr.orders.Assessed.ShowsItem;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.HandClock;
import dev.orderline.ivr.orders.Photo;
import dev.orderline.ivr.orders.PhotoIntake;
import dev.orderline.ivr.orders.PhotoLink;
import dev.orderline.ivr.orders.PhotoLinks;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Uploaded;
import dev.orderline.ivr.outbox.LabelDesk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** By plain HTTP. Isolated, since it looks into the log. */
@Isolated
class PublicPagesTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final byte[] FILE =
            "\u00ff\u00d8 not really\r\n--y\r\n a photo".getBytes(ISO_8859_1);

    private final HandClock clock = new HandClock(NOW);
    private final PhotoLinks links = new PhotoLinks(NOW);
    private final OneLabel labels = new OneLabel();
    private final String page = PublicPages.path(links.token());
    private final HttpClient browser = HttpClient.newHttpClient();
    private final List<byte[]> sent = new ArrayList<>();

    /** What the intake says. */
    private Uploaded says = new Uploaded.NotAPicture();

    private final List<PublicPages> open = new ArrayList<>();
    private PublicPages pages;

    @BeforeEach
    void listen() throws IOException {
        pages = listening(this::take, Duration.ofSeconds(20), Duration.ofMinutes(1));
    }

    private void listen(PhotoIntake intake) throws IOException {
        pages = listening(intake, Duration.ofSeconds(20), Duration.ofMinutes(1));
    }

    private PublicPages listening(PhotoIntake intake, Duration idle, Duration connected)
            throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var listening =
                new PublicPages(
                        loopback,
                        new PublicPages.Desks(links.desk(), intake, labels, _ -> "<svg></svg>"),
                        clock,
                        idle,
                        connected);
        open.add(listening);
        return listening;
    }

    private Uploaded take(PhotoToken token, InputStream upload) throws IOException {
        sent.add(upload.readAllBytes());
        return says;
    }

    @AfterEach
    void close() {
        open.forEach(PublicPages::close);
        browser.close();
    }

    @Test
    void thePageAsksForTheItemAndSaysSoWithoutAnyScript() throws Exception {
        HttpResponse<String> answer = get(page);
        assertEquals(200, answer.statusCode());
        String html = answer.body();
        assertTrue(html.contains("photo of your " + links.item().name()), html);
        assertTrue(html.contains("enctype=\"multipart/form-data\""), html);
        assertFalse(html.contains("<script>") || html.contains("style="), html);
        assertFalse(html.contains(links.token().value()), html);
    }

    @Test
    void everyAnswerKeepsTheLinkToItself() throws Exception {
        for (String path : List.of(page, "/", "/p/", "/p/photo.js", "/p/photo.css", "/p/..;/x")) {
            HttpResponse<String> answer = get(path);
            assertEquals("no-store", header(answer, "Cache-Control"), path);
            assertEquals("no-referrer", header(answer, "Referrer-Policy"), path);
            assertEquals("nosniff", header(answer, "X-Content-Type-Options"), path);
            assertEquals("noindex, nofollow", header(answer, "X-Robots-Tag"), path);
            assertTrue(header(answer, "Content-Security-Policy").startsWith("default-src 'none'"));
            assertEquals("", header(answer, "Server"));
        }
    }

    @Test
    void anUnknownLinkAnExpiredOneAndNoneAnswerAlike() throws Exception {
        String unknown = get("/p/" + "0".repeat(32)).body();
        HttpResponse<String> nothing = get("/admin");
        assertEquals(404, nothing.statusCode());
        assertEquals(unknown, nothing.body());
        clock.pass(PhotoLink.LIVES);
        HttpResponse<String> expired = get(page);
        assertEquals(404, expired.statusCode());
        assertEquals(unknown, expired.body());
        assertEquals(nothing.headers().map().keySet(), expired.headers().map().keySet());
        assertEquals(404, post(page, form(FILE)).statusCode());
        assertEquals(List.of(), sent);
    }

    @Test
    void aLabelHasAPageWithItsCodeAndAFile() throws Exception {
        String path = PublicPages.path(OneLabel.TOKEN);
        HttpResponse<String> shown = get(path);
        assertEquals(200, shown.statusCode());
        assertTrue(shown.body().contains("the blue &lt;rain&gt; jacket"), shown.body());
        assertTrue(shown.body().contains("<svg></svg>"), shown.body());
        assertFalse(shown.body().contains(OneLabel.TOKEN.value()), shown.body());
        HttpResponse<byte[]> file =
                browser.send(
                        HttpRequest.newBuilder(uri(path + "?pdf")).build(),
                        BodyHandlers.ofByteArray());
        assertTrue(Arrays.equals(OneLabel.PDF.bytes(), file.body()));
        assertEquals("application/pdf", header(file, "Content-Type"));
        assertEquals(
                "attachment; filename=\"return-100009.pdf\"", header(file, "Content-Disposition"));
        for (HttpResponse<?> each : List.of(shown, file)) {
            assertEquals("no-store", header(each, "Cache-Control"));
            assertEquals("no-referrer", header(each, "Referrer-Policy"));
        }
    }

    @Test
    void ofLabelsNothingElseIsThere() throws Exception {
        String path = PublicPages.path(OneLabel.TOKEN);
        String unknown = get("/label/" + "0".repeat(32)).body();
        for (String other :
                List.of(
                        "/label",
                        "/label/",
                        "/label/x",
                        path + "/",
                        path + "/pdf",
                        path + "0",
                        "/pp/" + OneLabel.TOKEN.value()))
            assertEquals(404, get(other).statusCode(), other);
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS"))
            assertEquals(404, request(path, method, new byte[0]).statusCode(), method);
        int last = 200;
        for (int i = 0; i <= LabelDesk.MOST_OPENED && last == 200; i++) {
            clock.pass(Visitors.EVERY);
            HttpResponse<String> answer = get(path);
            last = answer.statusCode();
            if (last != 200) assertEquals(unknown, answer.body());
        }
        assertEquals(404, last);
    }

    @Test
    void nothingElseIsThere() throws Exception {
        for (String path : List.of("/", "/p", "/p/", "/p/x", page + "/", page + "x", "/P/photo.js"))
            assertEquals(404, get(path).statusCode(), path);
        for (String path :
                List.of(
                        "//p/photo.js",
                        "/p/%2e%2e/p/photo.js",
                        "/p/../p/photo.js",
                        "/p/photo.js;x")) assertTrue(get(path).statusCode() >= 400, path);
        for (String method : List.of("PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"))
            assertEquals(404, request(page, method, new byte[0]).statusCode(), method);
    }

    @Test
    void nothingOfTheConsoleIsHere() throws Exception {
        List<String> routes =
                Files.readAllLines(
                                Path.of(
                                        "src/main/resources/dev/orderline/ivr/console/openapi.yaml"))
                        .stream()
                        .filter(line -> line.startsWith("  /"))
                        .map(line -> "/api/v1" + line.strip().replaceAll(":$|[{}]", ""))
                        .toList();
        assertEquals(12, routes.size());
        for (String path : routes) nowhere(path);
        for (String path : List.of("", "/style.css", "/login", "/logout", "/scans"))
            nowhere("/warehouse" + path);
    }

    private void nowhere(String path) throws Exception {
        assertEquals(404, get(path).statusCode(), path);
        assertEquals(404, post(path, form(FILE)).statusCode(), path);
    }

    @Test
    void whatIsSentArrivesAsItWas() throws Exception {
        post(page, form(FILE));
        byte[] large = new byte[3_000_000];
        Arrays.fill(large, (byte) '-');
        post(page, form(large));
        post(page, form(new byte[] {'\r', '\n', '-', '-'}));
        assertEquals(3, sent.size());
        assertTrue(Arrays.equals(FILE, sent.get(0)));
        assertTrue(Arrays.equals(large, sent.get(1)));
        assertTrue(Arrays.equals(new byte[] {'\r', '\n', '-', '-'}, sent.get(2)));
    }

    @Test
    void anAcceptedPhotoLeadsBackToThePageWhichSaysThatItArrived() throws Exception {
        says = accepted();
        HttpResponse<String> answer = post(page, form(FILE));
        assertEquals(303, answer.statusCode());
        assertEquals(page, header(answer, "Location"));
        assertTrue(get(page).body().contains("1 photo has arrived. You can send 4 more"));
    }

    @Test
    void whenThereAreEnoughNoMoreAreAskedFor() throws Exception {
        for (int i = 0; i < PhotoLink.MAX_PHOTOS; i++) accepted();
        String html = get(page).body();
        assertTrue(html.contains("5 photos have arrived"), html);
        assertFalse(html.contains("<form"), html);
        says = new Uploaded.Full();
        assertEquals(409, post(page, form(FILE)).statusCode());
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        assertWrong(415, "We cannot read HEIC pictures", new Uploaded.OtherKind("HEIC"));
        assertWrong(415, "not a photo", new Uploaded.NotAPicture());
        assertWrong(422, "damaged", new Uploaded.Damaged());
        assertWrong(413, "15 megabytes", new Uploaded.TooLarge(15 << 20));
        assertWrong(413, "40 megapixels", new Uploaded.TooManyPixels(40_000_000));
        assertWrong(503, "try again", new Uploaded.Busy());
    }

    private void assertWrong(int status, String text, Uploaded uploaded) throws Exception {
        says = uploaded;
        HttpResponse<String> answer = post(page, form(FILE));
        assertEquals(status, answer.statusCode());
        assertTrue(answer.body().contains("role=\"alert\""), answer.body());
        assertTrue(answer.body().contains(text), answer.body());
    }

    @Test
    void aPhotoThatIsNotReadToItsEndIsAnsweredAllTheSame() throws Exception {
        listen((_, upload) -> {
            upload.readNBytes(1_000);
            return new Uploaded.TooLarge(15 << 20);
        });
        HttpResponse<String> answer = post(page, form(new byte[20_000_000]));
        assertEquals(413, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("15 megabytes"));
    }

    @Test
    void aFormWithoutAPhotoAsksForOne() throws Exception {
        byte[] empty = form(new byte[0]);
        byte[] other =
                new String(form(FILE), ISO_8859_1)
                        .replace("\"photo\"", "\"x\"")
                        .getBytes(ISO_8859_1);
        for (byte[] form : List.of(empty, other)) {
            HttpResponse<String> answer = post(page, form);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("choose a photo first"), answer.body());
        }
        assertEquals(400, request(page, "POST", FILE).statusCode());
        assertEquals(List.of(), sent);
    }

    @Test
    void aFormThatIsCutOffIsNoPhoto() throws Exception {
        byte[] form = form(FILE);
        for (int length : List.of(form.length - 20, form.length - 45, 30))
            assertEquals(400, post(page, Arrays.copyOf(form, length)).statusCode());
        assertEquals(List.of(), sent);
    }

    @Test
    void aDatabaseThatIsAwayIsToldKindly() throws Exception {
        listen((_, _) -> {
            throw new DeskFailure("note a photo", new IOException("x"));
        });
        HttpResponse<String> answer = post(page, form(FILE));
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("try again in a minute"));
    }

    @Test
    void whoAsksTooOftenIsToldToWaitAndAProxySaysWho() throws Exception {
        int last = 0;
        for (int i = 0; i <= Visitors.BURST; i++) last = get("/").statusCode();
        assertEquals(429, last);
        assertEquals(404, asFor("/", "203.0.113.1, 198.51.100.7").statusCode());
        assertEquals(429, asFor("/", "198.51.100.7, somebody").statusCode());
        for (int i = 0; i <= Visitors.BURST; i++)
            last = asFor("/", "192.0.2." + i, "203.0.113.9").statusCode();
        assertEquals(429, last);
    }

    private HttpResponse<String> asFor(String path, String... visitors) throws Exception {
        HttpRequest.Builder asked = HttpRequest.newBuilder(uri(path));
        for (String each : visitors) asked.header("X-Forwarded-For", each);
        return browser.send(asked.build(), BodyHandlers.ofString());
    }

    @Test
    void tokensAreInNoLog() throws Exception {
        var heard = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        heard.start();
        root.addAppender(heard);
        root.setLevel(Level.INFO);
        try {
            listen((_, upload) -> {
                upload.readAllBytes();
                throw new IllegalStateException("a bug");
            });
            assertEquals(503, post(page, form(FILE)).statusCode());
            get(page);
            raw("GET " + page + " HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n");
            raw("GET " + page + "%zz HTTP/1.1\r\nHost: x\r\n\r\n");
            raw("GET " + page + " HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(9_000) + "\r\n\r\n");
        } finally {
            root.setLevel(before);
            root.detachAppender(heard);
        }
        assertTrue(heard.list.stream().anyMatch(event -> event.getLevel() == Level.ERROR), "a bug");
        for (ILoggingEvent event : List.copyOf(heard.list)) {
            String text = event.getFormattedMessage() + " " + event.getThrowableProxy();
            assertFalse(text.contains(links.token().value()), text);
        }
    }

    @Test
    void whatIsNoRequestIsAnsweredWithNothingOfItself() throws Exception {
        for (String request :
                List.of(
                        "GET /p/secret HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(9_000) + "\r\n\r\n",
                        "GET /p/secret%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                        "CONNECT secret:80 HTTP/1.1\r\nHost: x\r\n\r\n",
                        "<script>secret\r\n\r\n")) {
            String answer = raw(request);
            assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
            assertFalse(answer.contains("secret"), answer);
            assertFalse(answer.contains("Jetty"), answer);
        }
    }

    @Test
    void whoSaysNothingIsCutOff() throws Exception {
        pages = listening(this::take, Duration.ofMillis(200), Duration.ofMinutes(1));
        assertEquals("", raw(""));
        assertTrue(raw("GET / HT").length() < 1_000);
    }

    @Test
    void whoSaysLittleIsCutOffAtSomeTime() throws Exception {
        pages = listening(this::take, Duration.ofSeconds(20), Duration.ofMillis(500));
        try (var socket = connected()) {
            var cut = new CountDownLatch(1);
            Thread reader =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    socket.getInputStream()
                                            .transferTo(OutputStream.nullOutputStream());
                                } catch (IOException reset) {
                                    // cut off as well
                                }
                                cut.countDown();
                            });
            OutputStream out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\nA: ".getBytes(US_ASCII));
            try {
                // A byte before each idle time-out.
                while (!cut.await(50, TimeUnit.MILLISECONDS)) {
                    out.write('a');
                    out.flush();
                }
            } catch (SocketException closed) {
                // that is what is to happen
            }
            reader.join();
        }
    }

    private Uploaded accepted() {
        var photo =
                new Photo(
                        "2026/11/28/" + UUID.randomUUID() + ".jpg",
                        "0".repeat(64),
                        64,
                        32,
                        new ShowsItem(),
                        NOW);
        return links.desk().keep(links.token(), photo);
    }

    private static byte[] form(byte[] file) {
        var form = new ByteArrayOutputStream();
        form.writeBytes(
                "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n"
                        .getBytes(US_ASCII));
        form.writeBytes(
                """
                --x\r
                Content-Disposition: form-data; name="photo"; filename="../../evil.jpg"\r
                Content-Type: image/jpeg\r
                \r
                """
                        .getBytes(US_ASCII));
        form.writeBytes(file);
        form.writeBytes("\r\n--x--\r\n".getBytes(US_ASCII));
        return form.toByteArray();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, byte[] form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofByteArray(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> request(String path, String method, byte[] body) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(uri(path))
                        .method(method, BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + pages.address().getPort() + path);
    }

    private Socket connected() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), pages.address().getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** All that comes back until the other side closes. */
    private String raw(String request) throws IOException {
        try (var socket = connected()) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
