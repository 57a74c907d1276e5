package dev.orderline.ivr.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.orderline.ivr.http.FakeProvider;
import dev.orderline.ivr.http.FakeProvider.Fault;
import dev.orderline.ivr.http.FakeProvider.Reply;
import dev.orderline.ivr.http.FakeProvider.Request;
import dev.orderline.ivr.http.Loopback;
import dev.orderline.ivr.http.OutgoingHttp;
import dev.orderline.ivr.outbox.LabelMaker;
import dev.orderline.ivr.outbox.LabelMaker.Made.Label;
import dev.orderline.ivr.outbox.LabelMaker.Made.Refused;
import dev.orderline.ivr.outbox.LabelMaker.Parcel;
import dev.orderline.ivr.outbox.LabelMakerContract;
import dev.orderline.ivr.outbox.ProviderFailure;
import dev.orderline.ivr.outbox.Secret;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpLabelsTest extends LabelMakerContract {
    private static final byte[] PDF = "%PDF-1.7\n% a label\n%%EOF\n".getBytes(UTF_8);

    private final Map<String, Reply> kept = new ConcurrentHashMap<>();
    private FakeProvider carrier;
    private HttpLabels labels;

    @BeforeEach
    void start() throws IOException {
        carrier = new FakeProvider(this::served);
        labels = over(Loopback.http(carrier));
    }

    private static HttpLabels over(OutgoingHttp http) {
        return new HttpLabels(http, new Secret("carrier-key"));
    }

    @AfterEach
    void stop() throws IOException {
        carrier.close();
    }

    private Reply served(Request request) {
        if (!"Bearer carrier-key".equals(request.headers().get("authorization"))
                || !request.target().equals("/v1/labels")) return new Reply(401, "{}");
        return kept.computeIfAbsent(
                request.headers().getOrDefault("idempotency-key", ""),
                _ -> new Reply(201, label("1Z" + kept.size(), PDF)));
    }

    private static String label(String tracking, byte[] pdf) {
        return "{\"tracking\": \"%s\", \"label\": \"%s\"}"
                .formatted(tracking, Base64.getEncoder().encodeToString(pdf));
    }

    @Override
    protected LabelMaker maker() {
        return labels;
    }

    @Test
    void theCarrierIsToldOfTheParcelAndItsBytesComeBack() throws IOException {
        Label label = assertInstanceOf(Label.class, labels.make(parcel()));
        assertArrayEquals(PDF, label.pdf().bytes());
        JsonNode told = new JsonMapper().readTree(carrier.requests().getFirst().body());
        assertEquals(parcel().rma().digits(), told.path("reference").asText());
        assertEquals("Zoë \"Z\" O'Neil", told.path("from").path("name").asText());
        assertEquals("29072", told.path("to").path("postcode").asText());
        assertEquals("socks; \\ 3 pairs", told.path("contents").path(1).asText());
        assertEquals("2026-12-20", told.path("until").asText());
    }

    static Stream<Fault> faults() {
        return Stream.concat(
                Loopback.faults(),
                Stream.of(
                        new Fault.Says(401, "", "{}"),
                        new Fault.Says(422, "", "{\"error\": {\"code\": \"5 Elm Street\"}}"),
                        new Fault.Says(200, "", label("1Z", "<html>".getBytes(UTF_8))),
                        new Fault.Says(200, "", label("1Z", new byte[0])),
                        new Fault.Says(200, "", label("1Z", "%PD".getBytes(UTF_8))),
                        new Fault.Says(200, "", label("1Z<br>", PDF)),
                        new Fault.Says(200, "", "{\"tracking\": \"1Z\"}"),
                        new Fault.Says(
                                200, "", "{\"tracking\": \"1Z\", \"label\": \"%PDF-1.7\"}")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverGoesWrongTheNextAttemptMakesTheSameLabel(Fault fault) {
        Parcel parcel = parcel();
        carrier.next(fault);
        HttpLabels faulty = over(Loopback.http(carrier, fault));
        ProviderFailure failure = assertThrows(ProviderFailure.class, () -> faulty.make(parcel));
        Loopback.assertTellsNothing(failure, "carrier-key", "Elm", "Élm", "Zo");
        Label made = assertInstanceOf(Label.class, labels.make(parcel));
        assertEquals("1Z0", made.tracking());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404, 422})
    void whatTheCarrierWillNotTakeIsRefused(int status) {
        carrier.next(new Fault.Says(status, "", "{\"error\": {\"code\": \"address_unknown\"}}"));
        assertEquals(new Refused("address_unknown"), labels.make(parcel()));
    }
}
