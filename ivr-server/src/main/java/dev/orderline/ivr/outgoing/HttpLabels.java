package dev.orderline.ivr.outgoing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orderline.ivr.http.Answer;
import dev.orderline.ivr.http.Authorization;
import dev.orderline.ivr.http.Body;
import dev.orderline.ivr.http.OutgoingHttp;
import dev.orderline.ivr.outbox.Document;
import dev.orderline.ivr.outbox.LabelMaker;
import dev.orderline.ivr.outbox.Secret;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * A carrier that makes labels over HTTP: {@code POST v1/labels} with JSON, the parcel's key as the
 * idempotency key.
 *
 * <pre>{@code
 * {"reference": "100008", "from": {"name", "street", "town", "postcode", "country"}, "to": {...},
 *  "contents": ["blue jacket"], "until": "2026-12-01"}
 * }</pre>
 *
 * <p>answered by
 *
 * <pre>{@code
 * {"tracking": "1Z999", "label": "<a PDF in Base64>"}
 * }</pre>
 *
 * <p>or, with 400, 402, 404 or 422, by {@code {"error": {"code": "address_unknown"}}}. A whole
 * answer has 1 MiB at most, and so a PDF three quarters of that.
 */
public final class HttpLabels implements LabelMaker {
    private static final Set<Integer> REFUSED = Set.of(400, 402, 404, 422);
    private static final byte[] PDF = "%PDF-".getBytes(US_ASCII);

    private final OutgoingHttp http;
    private final Map<String, String> authorization;

    public HttpLabels(OutgoingHttp http, Secret key) {
        this.http = http;
        authorization = Authorization.bearer(key);
    }

    @Override
    public Made make(Parcel parcel) {
        Answer answer =
                http.post(
                        "make a label over HTTP",
                        "v1/labels",
                        Authorization.once(parcel.key(), authorization),
                        Body.json(json(parcel)));
        if (REFUSED.contains(answer.status()))
            return new Made.Refused(answer.word(answer.json().path("error"), "code"));
        if (!answer.isOk()) throw answer.failure();
        JsonNode made = answer.json();
        return new Made.Label(
                answer.word(made, "tracking"),
                new Document(
                        "return-" + parcel.rma().digits() + ".pdf",
                        "application/pdf",
                        pdf(answer, made.path("label").asText())));
    }

    private static byte[] pdf(Answer answer, String base64) {
        byte[] pdf;
        try {
            pdf = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw answer.unfit();
        }
        if (!Arrays.equals(PDF, Arrays.copyOf(pdf, PDF.length))) throw answer.unfit();
        return pdf;
    }

    private static ObjectNode json(Parcel parcel) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("reference", parcel.rma().digits());
        json.set("from", json(parcel.from()));
        json.set("to", json(parcel.to()));
        parcel.contents().forEach(json.putArray("contents")::add);
        return json.put("until", parcel.until().toString());
    }

    private static ObjectNode json(Address address) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", address.name())
                .put("street", address.street())
                .put("town", address.town())
                .put("postcode", address.postcode())
                .put("country", address.country());
    }
}
