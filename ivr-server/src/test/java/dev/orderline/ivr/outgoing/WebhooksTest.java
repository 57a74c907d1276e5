package dev.orderline.ivr.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.orderline.ivr.http.FakeProvider;
import dev.orderline.ivr.http.FakeProvider.Fault;
import dev.orderline.ivr.http.FakeProvider.Reply;
import dev.orderline.ivr.http.FakeProvider.Request;
import dev.orderline.ivr.http.Loopback;
import dev.orderline.ivr.http.OutgoingHttp;
import dev.orderline.ivr.http.Reach;
import dev.orderline.ivr.outbox.EventSink;
import dev.orderline.ivr.outbox.EventSinkContract;
import dev.orderline.ivr.outbox.ProviderFailure;
import dev.orderline.ivr.outbox.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WebhooksTest extends EventSinkContract {
    private static final Secret CURRENT = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret NEXT = new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
    private static final Clock CLOCK =
            Clock.fixed(Instant.ofEpochSecond(1_614_265_330), ZoneOffset.UTC);

    private FakeProvider receiver;
    private Webhooks webhooks;

    @BeforeEach
    void start() throws IOException {
        receiver = new FakeProvider(_ -> new Reply(204, ""));
        webhooks = over(Loopback.http(receiver));
    }

    private static Webhooks over(OutgoingHttp http) {
        return new Webhooks(
                http, URI.create("https://shop.example/orderline"), List.of(CURRENT, NEXT), CLOCK);
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    @Override
    protected EventSink sink() {
        return webhooks;
    }

    @Override
    protected List<EventSink.Event> taken() {
        return receiver.requests().stream().map(WebhooksTest::event).toList();
    }

    private static EventSink.Event event(Request request) {
        try {
            JsonNode json = new JsonMapper().readTree(request.body());
            assertEquals("1.0", json.path("specversion").asText());
            assertEquals("https://shop.example/orderline", json.path("source").asText());
            assertEquals("application/json", json.path("datacontenttype").asText());
            return new EventSink.Event(
                    UUID.fromString(json.path("id").asText()),
                    json.path("type").asText(),
                    json.path("subject").asText(),
                    Instant.parse(json.path("time").asText()),
                    new JsonMapper().convertValue(json.path("data"), new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON", e);
        }
    }

    /** The example of Standard Webhooks' own libraries. */
    @Test
    void aSignatureIsThatOfStandardWebhooks() {
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                new Signing(List.of(CURRENT))
                        .sign(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                CLOCK.instant(),
                                "{\"test\": 2432232314}"));
    }

    @Test
    void everyCurrentSecretSignsWhatWasSent() {
        webhooks.tell(SETTLED);
        Request request = receiver.requests().getFirst();
        String id = SETTLED.id().toString();
        assertEquals("application/cloudevents+json", request.headers().get("content-type"));
        assertEquals(id, request.headers().get("webhook-id"));
        assertEquals("1614265330", request.headers().get("webhook-timestamp"));
        assertEquals(
                new Signing(List.of(CURRENT)).sign(id, CLOCK.instant(), request.body())
                        + " "
                        + new Signing(List.of(NEXT)).sign(id, CLOCK.instant(), request.body()),
                request.headers().get("webhook-signature"));
    }

    /** Whatever a receiver says is enough; a redirect or a body that is too long is not. */
    static Stream<Fault> faults() {
        return Stream.of(
                new Fault.Says(400, "", ""),
                new Fault.Says(410, "", ""),
                new Fault.Says(429, "Retry-After: 5\r\n", ""),
                new Fault.Says(500, "", ""),
                new Fault.Says(302, "Location: http://127.0.0.1:1/\r\n", ""),
                new Fault.Garbage("no"),
                new Fault.Lengthy(2 << 20),
                new Fault.Drips(),
                new Fault.Silent(),
                new Fault.DiesAfterWork(0));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverGoesWrongItIsToldAgainAsTheSameEvent(Fault fault) {
        receiver.next(fault);
        Webhooks faulty = over(Loopback.http(receiver, fault));
        ProviderFailure failure = assertThrows(ProviderFailure.class, () -> faulty.tell(SETTLED));
        Loopback.assertTellsNothing(failure, "whsec_", "refund-17", "20.00");
        webhooks.tell(SETTLED);
        assertEquals(List.of(SETTLED, SETTLED), taken());
    }

    @Test
    void aReceiverThatIsBusySaysWhenToComeBack() {
        receiver.next(new Fault.Says(503, "Retry-After: 7\r\n", ""));
        assertEquals(
                Duration.ofSeconds(7),
                assertThrows(ProviderFailure.class, () -> webhooks.tell(SETTLED)).notBefore());
    }

    @Test
    void theAddressOfAReceiverIsLeftAsItIs() {
        var http =
                new OutgoingHttp(
                        receiver.address().resolve("/hooks/orders?shop=7"),
                        Reach.of(List.of("127.0.0.1")),
                        CLOCK);
        new Webhooks(http, URI.create("/orderline"), List.of(CURRENT), CLOCK).tell(SETTLED);
        assertEquals("/hooks/orders?shop=7", receiver.requests().getFirst().target());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_",
                "whsec_short",
                "whsec_not base64 at all, not at all!",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2Lb"
            })
    void whatCannotSignIsRefusedAtOnceAndNotQuoted(String secret) {
        var refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new Signing(List.of(new Secret(secret))));
        assertFalse(String.valueOf(refused.getMessage()).contains("MfKQ"));
    }

    @Test
    void withoutASecretNothingIsTold() {
        assertThrows(IllegalArgumentException.class, () -> new Signing(List.of()));
    }
}
