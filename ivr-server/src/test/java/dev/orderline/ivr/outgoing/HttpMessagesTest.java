package dev.orderline.ivr.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.ivr.http.FakeProvider;
import dev.orderline.ivr.http.FakeProvider.Fault;
import dev.orderline.ivr.http.FakeProvider.Reply;
import dev.orderline.ivr.http.FakeProvider.Request;
import dev.orderline.ivr.http.Loopback;
import dev.orderline.ivr.http.OutgoingHttp;
import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.Contact.Service;
import dev.orderline.ivr.outbox.Message;
import dev.orderline.ivr.outbox.Messenger;
import dev.orderline.ivr.outbox.Messenger.Sent.Accepted;
import dev.orderline.ivr.outbox.Messenger.Sent.Undeliverable;
import dev.orderline.ivr.outbox.MessengerContract;
import dev.orderline.ivr.outbox.ProviderFailure;
import dev.orderline.ivr.outbox.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpMessagesTest extends MessengerContract {
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "twilio-token";
    private static final Contact.Mobile PHONE = new Contact.Mobile("+18035550123", Service.SMS);
    private static final Contact.Mobile WHATSAPP =
            new Contact.Mobile("+18035550123", Service.WHATSAPP);

    private static final Map<Service, String> SENDERS =
            Map.of(Service.SMS, "Shop", Service.WHATSAPP, "+18035550100");

    private FakeProvider twilio;
    private HttpMessages messages;

    @BeforeEach
    void start() throws IOException {
        twilio = new FakeProvider(HttpMessagesTest::served);
        messages = messages(Loopback.http(twilio), SENDERS);
    }

    @AfterEach
    void stop() throws IOException {
        twilio.close();
    }

    private static HttpMessages messages(OutgoingHttp http, Map<Service, String> senders) {
        return new HttpMessages(http, ACCOUNT, new Secret(TOKEN), senders);
    }

    private static Reply served(Request request) {
        byte[] credentials = (ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8);
        boolean known =
                ("Basic " + Base64.getEncoder().encodeToString(credentials))
                        .equals(request.headers().get("authorization"));
        boolean there =
                request.target().equals("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
        if (!known || !there) return new Reply(401, "{\"code\": 20003}");
        return new Reply(201, "{\"sid\": \"SM1\", \"status\": \"queued\"}");
    }

    @Override
    protected Messenger messenger() {
        return messages;
    }

    @Override
    protected Contact reachable() {
        return PHONE;
    }

    /** A service that looks at our key brings each message once. */
    @Override
    protected List<String> arrived() {
        Map<String, String> byKey = new LinkedHashMap<>();
        for (Request request : twilio.requests())
            byKey.put(
                    request.headers().getOrDefault("idempotency-key", ""),
                    request.form().getOrDefault("Body", ""));
        return List.copyOf(byKey.values());
    }

    @Test
    void eachServiceHasItsSenderAndItsPrefix() {
        assertEquals(new Accepted("SM1"), messages.send(message(PHONE)));
        messages.send(message(WHATSAPP));
        Map<String, String> sms = twilio.requests().getFirst().form();
        assertEquals("Shop +18035550123", sms.get("From") + " " + sms.get("To"));
        Map<String, String> whatsapp = twilio.requests().getLast().form();
        assertEquals(
                "whatsapp:+18035550100 whatsapp:+18035550123",
                whatsapp.get("From") + " " + whatsapp.get("To"));
    }

    @ParameterizedTest
    @ValueSource(ints = {21211, 21214, 21610, 21612, 21614, 21617, 63003, 63024})
    void whoCannotBeReachedIsUndeliverable(int code) {
        twilio.next(new Fault.Says(400, "", "{\"code\": " + code + ", \"status\": 400}"));
        assertEquals(new Undeliverable(Integer.toString(code)), messages.send(message(PHONE)));
    }

    static Stream<Fault> faults() {
        return Stream.concat(
                Loopback.faults(),
                Stream.of(
                        new Fault.Says(401, "", "{\"code\": 20003}"),
                        new Fault.Says(400, "", "{\"code\": 21212}"),
                        new Fault.Says(400, "", "{\"code\": \"21211\"}"),
                        new Fault.Says(400, "", "{}"),
                        new Fault.Says(201, "", "{\"sid\": 1}")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverGoesWrongItIsSentAgain(Fault fault) {
        twilio.next(fault);
        Message message = message(PHONE);
        HttpMessages faulty = messages(Loopback.http(twilio, fault), SENDERS);
        ProviderFailure failure = assertThrows(ProviderFailure.class, () -> faulty.send(message));
        Loopback.assertTellsNothing(failure, TOKEN, "5550123", "Zo");
        assertInstanceOf(Accepted.class, messages.send(message));
        assertEquals(List.of(TEXT), arrived());
    }

    @Test
    void aServiceWithoutASenderIsForAPersonToSetUp() {
        HttpMessages onlySms = messages(Loopback.http(twilio), Map.of(Service.SMS, "Shop"));
        assertThrows(ProviderFailure.class, () -> onlySms.send(message(WHATSAPP)));
        assertEquals(List.of(), twilio.requests());
    }

    @Test
    void mailIsNotSentByTelephone() {
        Message mail = message(new Contact.Email("ann@shop.example"));
        assertThrows(IllegalArgumentException.class, () -> messages.send(mail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AC1/../AC2", "AC1?x", "AC1#"})
    void whatIsNoAccountIsRefusedAtOnce(String account) {
        OutgoingHttp http = Loopback.http(twilio);
        assertThrows(
                IllegalArgumentException.class,
                () -> new HttpMessages(http, account, new Secret(TOKEN), Map.of()));
    }
}
