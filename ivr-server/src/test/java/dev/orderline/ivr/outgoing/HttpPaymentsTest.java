package dev.orderline.ivr.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.ivr.http.FakeProvider;
import dev.orderline.ivr.http.FakeProvider.Fault;
import dev.orderline.ivr.http.Loopback;
import dev.orderline.ivr.http.OutgoingHttp;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.outbox.PaymentProvider;
import dev.orderline.ivr.outbox.PaymentProvider.Reversal;
import dev.orderline.ivr.outbox.PaymentProvider.Reversed;
import dev.orderline.ivr.outbox.PaymentProvider.Reversed.Done;
import dev.orderline.ivr.outbox.PaymentProvider.Reversed.Refused;
import dev.orderline.ivr.outbox.PaymentProviderContract;
import dev.orderline.ivr.outbox.ProviderFailure;
import dev.orderline.ivr.outbox.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpPaymentsTest extends PaymentProviderContract {
    private final FakePayments payments = new FakePayments();
    private FakeProvider stripe;
    private HttpPayments provider;

    @BeforeEach
    void start() throws IOException {
        stripe = new FakeProvider(payments);
        provider = over(Loopback.http(stripe));
    }

    private static HttpPayments over(OutgoingHttp http) {
        return new HttpPayments(http, new Secret(FakePayments.KEY));
    }

    @AfterEach
    void stop() throws IOException {
        stripe.close();
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected String pay() {
        return payments.pay(PAID.minor());
    }

    @Override
    protected int paidBack(String payment) {
        return payments.count(payment);
    }

    /** Whatever goes wrong on the way, before the work or after it. */
    static Stream<Fault> faults() {
        return Loopback.faults();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverGoesWrongTheNextAttemptPaysOnce(Fault fault) {
        Reversal reversal = reversal(pay(), PART);
        stripe.next(fault);
        HttpPayments faulty = over(Loopback.http(stripe, fault));
        ProviderFailure failure =
                assertThrows(ProviderFailure.class, () -> faulty.reverse(reversal));
        Loopback.assertTellsNothing(failure, FakePayments.KEY, reversal.payment());
        assertInstanceOf(Done.class, provider.reverse(reversal));
        assertEquals(1, paidBack(reversal.payment()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverGoesWrongNothingIsSaidToBeMissing(Fault fault) {
        Reversal reversal = reversal(pay(), PART);
        Reversed done = provider.reverse(reversal);
        stripe.next(fault);
        HttpPayments faulty = over(Loopback.http(stripe, fault));
        assertThrows(ProviderFailure.class, () -> faulty.find(reversal));
        assertEquals(Optional.of(done), provider.find(reversal));
    }

    @Test
    void whoDiesAfterTheWorkAndForgetsTheKeyStillHasTheRefund() {
        Reversal reversal = reversal(pay(), PART);
        stripe.next(new Fault.DiesAfterWork(0));
        assertThrows(ProviderFailure.class, () -> provider.reverse(reversal));
        payments.forgetKeys();
        assertInstanceOf(Done.class, provider.find(reversal).orElseThrow());
        assertEquals(1, paidBack(reversal.payment()));
    }

    @Test
    void aRequestThatIsRepeatedOnTheWayPaysOnce() {
        Reversal reversal = reversal(pay(), PART);
        stripe.next(new Fault.Repeats());
        assertInstanceOf(Done.class, provider.reverse(reversal));
        assertEquals(1, paidBack(reversal.payment()));
    }

    @Test
    void whoIsBusySaysWhenToComeBack() {
        stripe.next(new Fault.Says(429, "Retry-After: 17\r\n", "{}"));
        Reversal reversal = reversal(pay(), PART);
        assertEquals(
                Duration.ofSeconds(17),
                assertThrows(ProviderFailure.class, () -> provider.reverse(reversal)).notBefore());
    }

    @Test
    void aReversalIsFoundAmongHundreds() {
        String payment = payments.pay(1_000_000);
        Reversal wanted = reversal(payment, PART);
        Reversed done = provider.reverse(wanted);
        Money cent = new Money(1, PART.currency());
        for (int i = 0; i < 250; i++) provider.reverse(reversal(payment, cent));
        int before = stripe.requests().size();
        assertEquals(Optional.of(done), provider.find(wanted));
        assertEquals(3, stripe.requests().size() - before);
    }

    @Test
    void aListWithoutEndIsGivenUp() throws IOException {
        String page = "{\"data\": [{\"id\": \"re_1\"}], \"has_more\": true}";
        try (var endless = new FakeProvider(_ -> new FakeProvider.Reply(200, page))) {
            var lost = new HttpPayments(Loopback.http(endless), new Secret("key"));
            Reversal reversal = reversal("ch_1", PART);
            assertThrows(ProviderFailure.class, () -> lost.find(reversal));
            assertEquals(10, endless.requests().size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\": []}",
                "{\"has_more\": false}",
                "{\"data\": null, \"has_more\": false}",
                "{\"data\": [], \"has_more\": \"false\"}",
                "{\"data\": [], \"has_more\": true}",
                "[]",
                "null"
            })
    void whatIsNoListDoesNotSayThatThereIsNone(String list) {
        stripe.next(new Fault.Says(200, "", list));
        Reversal reversal = reversal(pay(), PART);
        assertThrows(ProviderFailure.class, () -> provider.find(reversal));
    }

    @ParameterizedTest
    @CsvSource({
        "succeeded,done",
        "pending,pending",
        "requires_action,pending",
        "failed,refused",
        "canceled,refused"
    })
    void whatIsTakenIsNotYetPaidAndWhatFailedIsRefused(String status, String how) {
        payments.setStatus(status);
        Reversal reversal = reversal(pay(), PART);
        Reversed first = provider.reverse(reversal);
        assertEquals(
                switch (how) {
                    case "done" -> new Done("re_0");
                    case "pending" -> new Reversed.Pending("re_0");
                    default -> new Refused(status);
                },
                first);
        assertEquals(Optional.of(first), provider.find(reversal));
    }

    @ParameterizedTest
    @CsvSource({
        "402,card_error,card_declined,card_declined",
        "400,invalid_request_error,charge_disputed,charge_disputed",
        "404,invalid_request_error,resource_missing,resource_missing",
        "400,invalid_request_error,'',invalid_request_error"
    })
    void whatWillNotBeDoneIsRefusedWithItsCode(
            int status, String type, String code, String refused) {
        stripe.next(new Fault.Says(status, "", FakePayments.error(status, type, code).body()));
        assertEquals(new Refused(refused), provider.reverse(reversal(pay(), PART)));
    }

    @ParameterizedTest
    @CsvSource({
        "401,invalid_request_error,''",
        "403,invalid_request_error,''",
        "409,idempotency_error,''",
        "400,idempotency_error,''",
        "400,api_error,''",
        "402,card_error,'<script>'"
    })
    void whatIsNotAboutThePaymentIsAFailure(int status, String type, String code) {
        stripe.next(new Fault.Says(status, "", FakePayments.error(status, type, code).body()));
        Reversal reversal = reversal(pay(), PART);
        assertThrows(ProviderFailure.class, () -> provider.reverse(reversal));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2000|usd|succeeded|re_1|true",
                "1999|usd|succeeded|re_1|false",
                "2000|eur|succeeded|re_1|false",
                "2000.0|usd|succeeded|re_1|false",
                "\"2000\"|usd|succeeded|re_1|false",
                "2000|usd|unheard_of|re_1|false",
                "2000|usd|succeeded|re 1|false",
            })
    void aRefundThatIsNotTheOneAskedForIsAFailure(
            String amount, String currency, String status, String id, boolean fits) {
        Reversal reversal = reversal(pay(), PART);
        stripe.next(
                new Fault.Says(
                        200,
                        "",
                        """
                        {"id": "%s", "amount": %s, "currency": "%s", "status": "%s",
                         "metadata": {"reversal": "%s"}}
                        """
                                .formatted(id, amount, currency, status, reversal.key())));
        if (fits) assertEquals(new Done(id), provider.reverse(reversal));
        else assertThrows(ProviderFailure.class, () -> provider.reverse(reversal));
    }

    @Test
    void aReferenceFromOutsideStaysInItsField() {
        provider.reverse(reversal("ch_1&amount=9999999", PART));
        var form = stripe.requests().getFirst().form();
        assertEquals("ch_1&amount=9999999", form.get("charge"));
        assertEquals("2000", form.get("amount"));
        assertFalse(form.containsKey("payment_intent"));
    }
}
