package dev.orderline.ivr.outgoing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orderline.ivr.http.FakeProvider;
import dev.orderline.ivr.http.FakeProvider.Reply;
import dev.orderline.ivr.http.FakeProvider.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Does what Stripe does with refunds: with a table of keys that holds whole answers. */
public final class FakePayments implements FakeProvider.Service {
    public static final String KEY = "rk_test_1";

    private record Refund(String id, String payment, long minor, String reversal, String status) {}

    private record Kept(String body, Reply reply) {}

    private final Map<String, Long> paid = new HashMap<>();
    private final List<Refund> refunds = new ArrayList<>();
    private final Map<String, Kept> kept = new HashMap<>();
    private String status = "succeeded";

    /** A customer pays; the payment's reference, a payment intent or a charge in turn. */
    public synchronized String pay(long minor) {
        String payment = (paid.size() % 2 == 0 ? "pi_" : "ch_") + paid.size();
        paid.put(payment, minor);
        return payment;
    }

    public synchronized int count(String payment) {
        return of(payment).size();
    }

    /** How much of a payment was paid back. */
    public synchronized long paidBack(String payment) {
        return of(payment).stream().mapToLong(Refund::minor).sum();
    }

    /** As after a day. */
    synchronized void forgetKeys() {
        kept.clear();
    }

    /** Of refunds that are made from now on. */
    synchronized void setStatus(String next) {
        status = next;
    }

    @Override
    public synchronized Reply answer(Request request) {
        if (!("Bearer " + KEY).equals(request.headers().get("authorization")))
            return error(401, "invalid_request_error", "");
        if (!request.target().split("\\?", 2)[0].equals("/v1/refunds"))
            return error(404, "invalid_request_error", "");
        return request.method().equals("GET") ? list(request.form()) : once(request);
    }

    private Reply once(Request request) {
        String key = request.headers().getOrDefault("idempotency-key", "");
        if (key.isEmpty()) return error(400, "invalid_request_error", "no_key");
        Kept before = kept.get(key);
        if (before == null) {
            Reply reply = refund(request.form());
            kept.put(key, new Kept(request.body(), reply));
            return reply;
        }
        return before.body().equals(request.body())
                ? before.reply()
                : error(400, "idempotency_error", "");
    }

    private Reply refund(Map<String, String> form) {
        String payment = payment(form);
        if (!paid.containsKey(payment))
            return error(404, "invalid_request_error", "resource_missing");
        long minor = Long.parseLong(form.getOrDefault("amount", "0"));
        long before = of(payment).stream().mapToLong(Refund::minor).sum();
        if (before + minor > paid.getOrDefault(payment, 0L))
            return error(400, "invalid_request_error", "charge_already_refunded");
        var refund =
                new Refund(
                        "re_" + refunds.size(),
                        payment,
                        minor,
                        form.getOrDefault("metadata[reversal]", ""),
                        status);
        refunds.add(refund);
        return new Reply(200, json(refund).toString());
    }

    private Reply list(Map<String, String> query) {
        List<Refund> newestFirst = of(payment(query)).reversed();
        String after = query.getOrDefault("starting_after", "");
        int from = 0;
        for (int i = 0; i < newestFirst.size(); i++)
            if (newestFirst.get(i).id().equals(after)) from = i + 1;
        int to =
                Math.min(
                        newestFirst.size(),
                        from + Integer.parseInt(query.getOrDefault("limit", "10")));
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode page = json.putArray("data");
        newestFirst.subList(from, to).forEach(refund -> page.add(json(refund)));
        return new Reply(200, json.put("has_more", to < newestFirst.size()).toString());
    }

    private List<Refund> of(String payment) {
        return refunds.stream().filter(refund -> refund.payment().equals(payment)).toList();
    }

    private static String payment(Map<String, String> form) {
        return form.getOrDefault("payment_intent", form.getOrDefault("charge", ""));
    }

    private static ObjectNode json(Refund refund) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", refund.id())
                        .put("object", "refund")
                        .put("amount", refund.minor())
                        .put("currency", "usd")
                        .put("status", refund.status());
        json.putObject("metadata").put("reversal", refund.reversal());
        return json;
    }

    static Reply error(int status, String type, String code) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode error = json.putObject("error").put("type", type).put("message", "No such...");
        if (!code.isEmpty()) error.put("code", code);
        return new Reply(status, json.toString());
    }
}
