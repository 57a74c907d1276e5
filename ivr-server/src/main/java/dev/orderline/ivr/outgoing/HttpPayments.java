package dev.orderline.ivr.outgoing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orderline.ivr.http.Answer;
import dev.orderline.ivr.http.Authorization;
import dev.orderline.ivr.http.Body;
import dev.orderline.ivr.http.OutgoingHttp;
import dev.orderline.ivr.outbox.PaymentProvider;
import dev.orderline.ivr.outbox.ProviderFailure;
import dev.orderline.ivr.outbox.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A payment provider that speaks as Stripe does: {@code /v1/refunds}, forms in, JSON out.
 *
 * <p>Our key goes along twice, as the idempotency key and in the refund's metadata, by which it is
 * found when the former is forgotten. Stripe gives the first answer to a key again even when that
 * was a failure (500): such a reversal fails until {@link #remembers} is over, and is then looked
 * for before it is asked for again.
 */
public final class HttpPayments implements PaymentProvider {
    private static final String REFUNDS = "v1/refunds";
    private static final String REVERSAL = "reversal";

    /** A payment is paid back in a few parts; who has a thousand refunds of it is not trusted. */
    private static final int MOST_PAGES = 10;

    private static final int PAGE = 100;

    /** With these it says that it will not; with others that it cannot now, or not for us. */
    private static final Set<Integer> REFUSED = Set.of(400, 402, 404);

    private static final Set<String> FINAL_ERRORS = Set.of("card_error", "invalid_request_error");

    private final OutgoingHttp http;
    private final Map<String, String> authorization;

    /**
     * @param key may do no more than refund, and read refunds
     */
    public HttpPayments(OutgoingHttp http, Secret key) {
        this.http = http;
        authorization = Authorization.bearer(key);
    }

    /** Stripe: "at least 24 hours". */
    @Override
    public Duration remembers() {
        return Duration.ofHours(24);
    }

    @Override
    public Reversed reverse(Reversal reversal) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put(kind(reversal.payment()), reversal.payment());
        form.put("amount", Long.toString(reversal.amount().minor()));
        form.put("metadata[" + REVERSAL + "]", reversal.key().toString());
        Answer answer =
                http.post(
                        "pay back over HTTP",
                        REFUNDS,
                        Authorization.once(reversal.key(), authorization),
                        Body.form(form));
        if (!answer.isOk()) return refused(answer);
        JsonNode refund = answer.json();
        if (!isOf(reversal.key(), refund)) throw answer.unfit();
        return reversed(reversal, answer, refund);
    }

    private static Reversed refused(Answer answer) {
        if (!REFUSED.contains(answer.status())) throw answer.failure();
        JsonNode error = answer.json().path("error");
        String type = answer.word(error, "type");
        if (!FINAL_ERRORS.contains(type)) throw answer.failure();
        return new Reversed.Refused(error.has("code") ? answer.word(error, "code") : type);
    }

    @Override
    public Optional<Reversed> find(Reversal reversal) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(kind(reversal.payment()), reversal.payment());
        query.put("limit", Integer.toString(PAGE));
        for (int page = 0; page < MOST_PAGES; page++) {
            Answer answer = http.get("look for a refund over HTTP", REFUNDS, query, authorization);
            if (!answer.isOk()) throw answer.failure();
            JsonNode list = answer.json();
            JsonNode refunds = list.path("data");
            JsonNode more = list.path("has_more");
            // "There is none" lets money out: it must have been said, not left out.
            if (!refunds.isArray() || !more.isBoolean()) throw answer.unfit();
            for (JsonNode refund : refunds)
                if (isOf(reversal.key(), refund))
                    return Optional.of(reversed(reversal, answer, refund));
            if (!more.booleanValue()) return Optional.empty();
            query.put("starting_after", answer.word(refunds.path(refunds.size() - 1), "id"));
        }
        throw new ProviderFailure(
                "look for a refund over HTTP: more than " + MOST_PAGES + " pages", Duration.ZERO);
    }

    private static Reversed reversed(Reversal reversal, Answer answer, JsonNode refund) {
        boolean same =
                refund.path("amount").isIntegralNumber()
                        && refund.path("amount").longValue() == reversal.amount().minor()
                        && refund.path("currency")
                                .asText()
                                .equalsIgnoreCase(reversal.amount().currency().getCurrencyCode());
        if (!same) throw answer.unfit();
        String status = answer.word(refund, "status");
        return switch (status) {
            case "succeeded" -> new Reversed.Done(answer.word(refund, "id"));
            case "pending", "requires_action" -> new Reversed.Pending(answer.word(refund, "id"));
            case "failed", "canceled" ->
                    new Reversed.Refused(
                            refund.path("failure_reason").isTextual()
                                    ? answer.word(refund, "failure_reason")
                                    : status);
            default -> throw answer.unfit();
        };
    }

    private static boolean isOf(UUID key, JsonNode refund) {
        return refund.path("metadata").path(REVERSAL).asText().equals(key.toString());
    }

    /** Stripe's references begin with what they are. */
    private static String kind(String payment) {
        return payment.startsWith("pi_") ? "payment_intent" : "charge";
    }
}
