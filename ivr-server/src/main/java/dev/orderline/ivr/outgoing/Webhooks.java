package dev.orderline.ivr.outgoing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orderline.ivr.http.Answer;
import dev.orderline.ivr.http.Body;
import dev.orderline.ivr.http.OutgoingHttp;
import dev.orderline.ivr.outbox.EventSink;
import dev.orderline.ivr.outbox.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One system of the shop's that hears of events: CloudEvents 1.0 in structured mode, posted to the
 * base address itself, signed as Standard Webhooks says. Any 2xx means that it has taken it.
 */
public final class Webhooks implements EventSink {
    private static final String TYPE = "application/cloudevents+json";

    private final OutgoingHttp http;
    private final URI source;
    private final Signing signing;
    private final Clock clock;

    /**
     * @param source who tells, as CloudEvents has it: "https://shop.example/orderline"
     * @param secrets each "whsec_" and 24 to 64 bytes in Base64; every one signs, so that the
     *     receiver can go from one to the next in its own time
     * @throws IllegalArgumentException if there are none, or one is none
     */
    public Webhooks(OutgoingHttp http, URI source, List<Secret> secrets, Clock clock) {
        this.http = http;
        this.source = source;
        signing = new Signing(secrets);
        this.clock = clock;
    }

    @Override
    public void tell(Event event) {
        String text = json(event).toString();
        Instant now = clock.instant();
        String id = event.id().toString();
        Answer answer =
                http.post(
                        "tell of an event over HTTP",
                        "",
                        Map.of(
                                "webhook-id", id,
                                "webhook-timestamp", Long.toString(now.getEpochSecond()),
                                "webhook-signature", signing.sign(id, now, text)),
                        new Body(TYPE, text));
        if (!answer.isOk()) throw answer.failure();
    }

    private ObjectNode json(Event event) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("specversion", "1.0")
                        .put("id", event.id().toString())
                        .put("source", source.toString())
                        .put("type", event.type())
                        .put("subject", event.subject())
                        .put("time", event.at().toString())
                        .put("datacontenttype", "application/json");
        event.facts().forEach(json.putObject("data")::put);
        return json;
    }
}
