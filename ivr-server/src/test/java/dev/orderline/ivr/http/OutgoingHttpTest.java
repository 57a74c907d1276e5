package dev.orderline.ivr.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.http.FakeProvider.Fault;
import dev.orderline.ivr.http.FakeProvider.Reply;
import dev.orderline.ivr.outbox.ProviderFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class OutgoingHttpTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final Reach LOOPBACK = Reach.of(List.of("127.0.0.1"));
    private static final Duration SOON = Duration.ofMillis(400);
    private static final Duration PATIENT = Duration.ofSeconds(5);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Body BODY = new Body("application/json", "{}");

    private FakeProvider provider;

    @BeforeEach
    void start() throws IOException {
        provider = new FakeProvider(_ -> new Reply(200, "{\"name\": \"Zoë\"}"));
    }

    @AfterEach
    void stop() throws IOException {
        provider.close();
    }

    private static Answer ask(OutgoingHttp http) {
        return http.post("try", "a/b", Map.of("Idempotency-Key", "1"), BODY);
    }

    private OutgoingHttp plain() {
        return new OutgoingHttp(provider.address().resolve("/base/"), LOOPBACK, CLOCK);
    }

    private OutgoingHttp hurried() {
        return new OutgoingHttp(
                provider.address(), LOOPBACK, CLOCK, new Surroundings(SOON, Dns.SYSTEM, _ -> {}));
    }

    /** Asks {@code host}, which has {@code addresses}. */
    private OutgoingHttp named(String host, Reach reach, Dns addresses) {
        return new OutgoingHttp(
                URI.create("http://" + host + ":" + provider.port()),
                reach,
                CLOCK,
                new Surroundings(PATIENT, addresses, _ -> {}));
    }

    @Test
    void whatIsSentArrivesBelowTheBaseAndIsAnswered() {
        Answer answer = ask(plain());
        assertEquals(200, answer.status());
        assertEquals("Zoë", answer.json().path("name").asText());
        FakeProvider.Request request = provider.requests().getFirst();
        assertEquals("POST /base/a/b", request.method() + " " + request.target());
        assertEquals("{}", request.body());
        assertEquals("1", request.headers().get("idempotency-key"));
        assertEquals("application/json", request.headers().get("content-type"));
        assertEquals("Orderline", request.headers().get("user-agent"));
    }

    @Test
    void whatIsAskedForCannotLeaveItsPlace() {
        plain().get("try", "a", Map.of("b", "1&c=2 #\r\n/../d"), Map.of());
        assertEquals(
                "/base/a?b=1%26c%3D2%20%23%0D%0A%2F..%2Fd",
                provider.requests().getFirst().target());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX: y", "a\nX: y", "a\r", "a\u0000", "ключ"})
    void aHeaderThatIsNoneIsNotSent(String value) {
        OutgoingHttp http = plain();
        Map<String, String> headers = Map.of("Authorization", value);
        var refused =
                assertThrows(
                        IllegalArgumentException.class, () -> http.post("try", "", headers, BODY));
        assertFalse(String.valueOf(refused.getMessage()).contains(value));
        assertEquals(List.of(), provider.requests());
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws IOException {
        try (var elsewhere = new FakeProvider(_ -> new Reply(200, "{}"))) {
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                provider.next(
                        new Fault.Says(status, "Location: " + elsewhere.address() + "\r\n", ""));
                assertEquals(status, ask(plain()).status());
            }
            assertEquals(List.of(), elsewhere.requests());
        }
    }

    @Test
    void anAnswerOfOneMebibyteIsTakenAndOneByteMoreIsNot() {
        provider.next(new Fault.Lengthy(OutgoingHttp.LONGEST_ANSWER));
        assertEquals(OutgoingHttp.LONGEST_ANSWER, ask(plain()).text().length());
        provider.next(new Fault.Lengthy(OutgoingHttp.LONGEST_ANSWER + 1));
        assertEquals("try: an answer of more than 1 MiB", failure(plain()).getMessage());
        provider.next(new Fault.Lengthy(2 * OutgoingHttp.LONGEST_ANSWER));
        assertEquals("try: an answer of more than 1 MiB", failure(plain()).getMessage());
    }

    @Test
    void anAnswerThatComesInDripsIsCutOffInTime() {
        provider.next(new Fault.Drips());
        assertInTime(hurried());
    }

    @Test
    void nobodyIsWaitedForWhoDoesNotAnswer() {
        provider.next(new Fault.Silent());
        assertInTime(hurried());
    }

    private static void assertInTime(OutgoingHttp http) {
        long start = System.nanoTime();
        failure(http);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(SOON) >= 0 && took.compareTo(SOON.plusSeconds(5)) < 0, took + "");
    }

    @Test
    void aNameThatIsNotFoundInTimeIsNotFound() {
        var end = new CountDownLatch(1);
        Dns stuck =
                _ -> {
                    try {
                        end.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of(HERE);
                };
        try {
            assertThrows(
                    UnknownHostException.class,
                    () -> new GuardedDns(stuck, _ -> true, SOON).lookup("a"));
        } finally {
            end.countDown();
        }
    }

    @Test
    void aNameThatIsFoundInTimeIsFound() throws IOException {
        assertEquals(
                List.of(HERE), new GuardedDns(_ -> List.of(HERE), _ -> true, SOON).lookup("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6 ann@shop.example\r\n",
                "HTTP/1.1 ann@shop.example\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nann@shop.example",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nann@shop.example\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nann\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nann@shop.example",
                "\u0000\u0001\u0002",
                ""
            })
    void whatIsNoWholeAnswerIsAFailureThatDoesNotQuoteIt(String bytes) {
        provider.next(new Fault.Garbage(bytes));
        ProviderFailure failure = failure(plain());
        for (Throwable each = failure; each != null; each = each.getCause())
            assertFalse(String.valueOf(each).contains("ann"), String.valueOf(each));
    }

    @Test
    void headersWithoutEndAreAFailure() {
        provider.next(new Fault.Garbage("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(200_000)));
        failure(plain());
    }

    @Test
    void continuesWithoutEndAreAFailure() {
        provider.next(new Fault.Garbage("HTTP/1.1 100 Continue\r\n\r\n".repeat(10_000)));
        failure(plain());
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After: 30,30",
        "Retry-After: 0,0",
        "Retry-After: 999999999,3600",
        "Retry-After: 99999999999999999999,0",
        "Retry-After: -5,0",
        "Retry-After: soon,0",
        "'Retry-After: Fri, 20 Nov 2026 12:01:00 GMT',60",
        "'Retry-After: Fri, 20 Nov 2026 11:00:00 GMT',0",
        "'Retry-After: Fri, 31 Dec 9999 23:59:59 GMT',3600",
        "X: y,0"
    })
    void whoWantsToBeLeftAloneIsForAnHourAtMost(String header, int seconds) {
        provider.next(new Fault.Says(429, header + "\r\n", ""));
        Answer answer = ask(plain());
        assertEquals(Duration.ofSeconds(seconds), answer.notBefore());
        assertEquals("try: 429", answer.failure().getMessage());
        assertEquals(Duration.ofSeconds(seconds), answer.failure().notBefore());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pay.example",
                "http://8.8.8.8",
                "https://127.0.0.1",
                "https://127.1",
                "https://[::1]",
                "https://[::ffff:127.0.0.1]",
                "https://169.254.169.254/latest",
                "https://2130706433",
                "https://1.2.3.4.5",
                "https://user@pay.example",
                "https://user:secret@pay.example",
                "https://pay.example#there",
                "ftp://pay.example",
                "file:///etc/passwd",
                "pay.example"
            })
    void aBaseThatCanBeSeenToBeWrongIsRefusedAtOnce(String base) {
        URI address = URI.create(base);
        assertThrows(
                IllegalArgumentException.class,
                () -> new OutgoingHttp(address, Reach.PUBLIC, CLOCK));
    }

    @Test
    void aNameThatLeadsIntoTheShopsOwnNetworkIsNotConnectedTo() {
        Reach elsewhere = Reach.of(List.of("10.0.0.0/8"));
        var refused = failure(named("pay.example", elsewhere, _ -> List.of(HERE)));
        assertEquals("try: AddressRefused", refused.getMessage());
        assertEquals(List.of(), provider.requests());
    }

    @Test
    void aNameThatIsWrittenAsANumberIsLookedAtToo() {
        Reach elsewhere = Reach.of(List.of("10.0.0.0/8"));
        var refused = failure(named("0x7f.1", elsewhere, _ -> List.of(HERE)));
        assertInstanceOf(AddressRefused.class, refused.getCause());
        assertEquals(List.of(), provider.requests());
    }

    @Test
    void aNameIsFoundOnceForARequestAndWhereItLeadsLaterIsLookedAtAnew() {
        var asked = new AtomicInteger();
        InetAddress secrets = InetAddress.ofLiteral("169.254.169.254");
        Dns rebinding = _ -> List.of(asked.incrementAndGet() == 1 ? HERE : secrets);
        OutgoingHttp http = named("pay.example", LOOPBACK, rebinding);
        assertEquals(200, ask(http).status());
        assertEquals(1, asked.get());
        assertEquals(
                "pay.example:" + provider.port(),
                provider.requests().getFirst().headers().get("host"));
        assertInstanceOf(AddressRefused.class, failure(http).getCause());
    }

    @Test
    void ofSeveralAddressesOnlyThoseAreTriedThatAreAllowed() {
        Dns both = _ -> List.of(InetAddress.ofLiteral("10.0.0.1"), HERE);
        assertEquals(200, ask(named("pay.example", LOOPBACK, both)).status());
    }

    @Test
    void aHostThatIsAllowedByNameIsReachedWhereverItIs() {
        Reach byName = Reach.of(List.of("pay.lan"));
        assertEquals(200, ask(named("pay.lan", byName, _ -> List.of(HERE))).status());
    }

    @Test
    void theCertificateMustBeOfTheHostThatWasAskedFor(@TempDir Path folder) throws Exception {
        SelfSigned ours = SelfSigned.of("pay.example", folder);
        try (var encrypted =
                new FakeProvider(
                        ours.context().getServerSocketFactory(), _ -> new Reply(200, "{}"))) {
            assertEquals(200, ask(trusting(ours, "pay.example", encrypted)).status());
            assertInstanceOf(
                    SSLPeerUnverifiedException.class,
                    failure(trusting(ours, "other.example", encrypted)).getCause());
            assertInstanceOf(
                    SSLPeerUnverifiedException.class,
                    failure(trusting(ours, "127.0.0.1", encrypted)).getCause());
            assertEquals(1, encrypted.requests().size());
            assertEquals(List.of("pay.example"), encrypted.serverNames());
        }
    }

    @Test
    void aCertificateThatNobodyKnowsIsNotTrusted(@TempDir Path folder) throws Exception {
        SelfSigned ours = SelfSigned.of("127.0.0.1.example", folder);
        try (var encrypted =
                new FakeProvider(
                        ours.context().getServerSocketFactory(), _ -> new Reply(200, "{}"))) {
            var http =
                    new OutgoingHttp(
                            URI.create("https://127.0.0.1:" + encrypted.port()), LOOPBACK, CLOCK);
            assertInstanceOf(SSLException.class, failure(http).getCause());
            assertEquals(List.of(), encrypted.requests());
        }
    }

    private static OutgoingHttp trusting(SelfSigned ours, String host, FakeProvider encrypted)
            throws Exception {
        var sockets = ours.context().getSocketFactory();
        var trust = ours.trust();
        return new OutgoingHttp(
                URI.create("https://" + host + ":" + encrypted.port()),
                LOOPBACK,
                CLOCK,
                new Surroundings(
                        PATIENT,
                        _ -> List.of(HERE),
                        client -> client.sslSocketFactory(sockets, trust)));
    }

    private static ProviderFailure failure(OutgoingHttp http) {
        return assertThrows(ProviderFailure.class, () -> ask(http));
    }
}
