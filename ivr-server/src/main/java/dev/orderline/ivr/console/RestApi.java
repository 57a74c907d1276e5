package dev.orderline.ivr.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orderline.ivr.orders.ApprovalDesk.Outcome;
import dev.orderline.ivr.orders.ApprovalDesk.Waiting;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.GoodsDesk.Arrival;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Warehouse.Scanned;
import dev.orderline.ivr.orders.Written;
import dev.orderline.ivr.outbox.StuckDesk.Parked;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The REST API, as {@code openapi.yaml} beside it describes. Thread-safe. */
final class RestApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BASE = "/api/v1";
    private static final int MOST_LISTED = 100;
    private static final String NO_RETURN = "No return has this RMA: six digits, the last a check";

    /** A scanner's clock may be so far ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** A scanner may have been out of reach so long. */
    private static final Duration BEHIND = Duration.ofDays(30);

    private static final int LONGEST_WHO = 100;

    private final ConsoleDesks desks;
    private final GoodsApi goods;
    private final ConsoleToken token;
    private final Guesses guesses;
    private final Clock clock;

    RestApi(ConsoleDesks desks, ConsoleToken token, Guesses guesses, Clock clock) {
        this.desks = desks;
        this.goods = new GoodsApi(desks, clock);
        this.token = token;
        this.guesses = guesses;
        this.clock = clock;
    }

    List<Route> routes() {
        String description = resource("openapi.yaml");
        return List.of(
                new Route(
                        "GET",
                        BASE + "/openapi.yaml",
                        (_, _) -> Answer.text("application/yaml", description)),
                guarded("GET", "/returns/{rma}", (_, names) -> arrival(rma(names.getFirst()))),
                guarded(
                        "POST",
                        "/returns/{rma}/scans",
                        (asked, names) -> scan(asked, rma(names.getFirst()))),
                guarded("GET", "/refunds", (asked, _) -> refunds(asked)),
                guarded(
                        "POST",
                        "/refunds/{id}/verdicts",
                        (asked, names) -> verdict(asked, names.getFirst())),
                guarded("GET", "/stuck", (_, _) -> stuck()),
                guarded("POST", "/stuck/{id}/retries", (_, names) -> retry(names.getFirst())),
                guarded("GET", "/stock/{sku}", (_, names) -> goods.stock(names.getFirst())),
                guarded(
                        "PUT",
                        "/goods/{sku}",
                        (asked, names) -> goods.count(asked, names.getFirst())),
                guarded("GET", "/replacements", (asked, _) -> goods.waiting(asked)),
                guarded(
                        "POST",
                        "/replacements/{rma}/dispatches",
                        (asked, names) -> goods.sent(asked, rma(names.getFirst()))),
                guarded(
                        "POST",
                        "/replacements/{rma}/cancellations",
                        (_, names) -> goods.unavailable(rma(names.getFirst()))));
    }

    static String resource(String name) {
        try (InputStream in = RestApi.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read our own " + name, e);
        }
    }

    /** For those who show the token. */
    private Route guarded(String method, String template, Route.Reply reply) {
        return new Route(
                method,
                BASE + template,
                (asked, names) -> {
                    admit(asked);
                    return reply.to(asked, names);
                });
    }

    private void admit(Asked asked) throws Refusal {
        String shown = asked.header("Authorization");
        boolean bearer = shown.toLowerCase(Locale.ROOT).startsWith("bearer ");
        if (bearer && token.matches(shown.substring("bearer ".length()).strip())) return;
        if (bearer && guesses.wrong(asked.from())) throw new Refusal(tooMany());
        throw new Refusal(
                Problem.UNAUTHORISED
                        .answer(
                                "Send Authorization: Bearer and the token in data/secrets/"
                                        + ConsoleToken.FILE)
                        .with("WWW-Authenticate", "Bearer realm=\"orderline\""));
    }

    private static Answer tooMany() {
        return Problem.TOO_MANY_GUESSES
                .answer("Mend the token, then wait for a minute")
                .with("Retry-After", Long.toString(Guesses.WINDOW.toSeconds()));
    }

    private Answer scan(Asked asked, RmaNumber rma) throws Refusal {
        var body = JsonBody.read(asked, List.of("scan", "step", "at"));
        UUID scan = Text.scan(body.text("scan"));
        ReturnStep step = step(body.text("step"));
        Instant at = instant(body.optional("at"));
        return switch (desks.warehouse().scan(scan, rma, step, at)) {
            case Scanned.Taken() -> arrival(rma);
            case Scanned.Unknown() -> Problem.NOT_FOUND.answer(NO_RETURN);
            case Scanned.OutOfOrder(ReturnStep now) ->
                    Problem.OUT_OF_ORDER.answer(
                            "The return is "
                                    + now.written()
                                    + " now; steps may be left out, but not gone back",
                            Map.of("now", now.written()));
            case Scanned.OtherScan() ->
                    Problem.OTHER_SCAN.answer("Send a new id with every scan that is another");
        };
    }

    /** One that a warehouse or a carrier may tell. */
    private static ReturnStep step(String text) throws Refusal {
        return Written.parse(ReturnStep.class, text)
                .filter(RestApi::isTold)
                .orElseThrow(() ->
                        JsonBody.unfit(
                                "Make the field step one of dropped-off, on-its-way, received, restocked, written-off"));
    }

    private static boolean isTold(ReturnStep step) {
        return switch (step) {
            case DROPPED_OFF, ON_ITS_WAY, RECEIVED, RESTOCKED, WRITTEN_OFF -> true;
            case OPENED, LABEL_MADE, KEPT, CANCELLED -> false;
        };
    }

    private Instant instant(Optional<String> text) throws Refusal {
        Instant now = clock.instant();
        if (text.isEmpty()) return now;
        Refusal unfit =
                JsonBody.unfit(
                        "Make the field at a time such as 2026-11-28T17:30:00Z, at most 30 days ago and not to come");
        try {
            Instant at = Instant.parse(text.get());
            if (at.isAfter(now.plus(AHEAD)) || at.isBefore(now.minus(BEHIND))) throw unfit;
            return at;
        } catch (DateTimeException _) {
            throw unfit;
        }
    }

    private Answer arrival(RmaNumber rma) {
        return desks.goods()
                .arrival(rma)
                .map(arrival -> Answer.json(json(arrival)))
                .orElseGet(() -> Problem.NOT_FOUND.answer(NO_RETURN));
    }

    private static RmaNumber rma(String digits) throws Refusal {
        if (!RmaNumber.isValid(digits)) throw new Refusal(Problem.NOT_FOUND.answer(NO_RETURN));
        return new RmaNumber(digits);
    }

    private static ObjectNode json(Arrival arrival) {
        ObjectNode json =
                JSON.objectNode()
                        .put("rma", arrival.underway().rma().digits())
                        .put("step", arrival.underway().step().written())
                        .put("since", arrival.underway().since().toString())
                        .put("until", arrival.underway().until().toString())
                        .put("order", arrival.number().digits());
        json.putObject("item")
                .put("sku", arrival.sku())
                .put("name", arrival.underway().item())
                .put("quantity", arrival.quantity());
        if (arrival.condition() != Condition.NOT_TOLD)
            json.put("condition", arrival.condition().written());
        for (Refund refund : arrival.refunds()) {
            ObjectNode told =
                    json.putObject("refund")
                            .put("id", refund.id().toString())
                            .put("state", refund.state().written())
                            .put("to", refund.to().written());
            told.set("amount", json(refund.amount()));
        }
        return json;
    }

    private static ObjectNode json(Money amount) {
        return JSON.objectNode()
                .put("minor", amount.minor())
                .put("currency", amount.currency().getCurrencyCode());
    }

    private Answer refunds(Asked asked) throws Refusal {
        String waiting = Refund.State.TO_BE_APPROVED.written();
        if (!asked.query().equals(Map.of("state", waiting)))
            throw JsonBody.unfit("Ask for ?state=" + waiting + ", and nothing else");
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("refunds");
        desks.approvals().waiting(MOST_LISTED).forEach(each -> list.add(json(each)));
        return Answer.json(json);
    }

    private static ObjectNode json(Waiting waiting) {
        Refund refund = waiting.refund();
        ObjectNode json =
                JSON.objectNode()
                        .put("id", refund.id().toString())
                        .put("order", waiting.number().digits())
                        .put("cause", refund.cause().written())
                        .put("because", waiting.because().sentence())
                        .put("since", refund.changed().toString())
                        .put("needed", waiting.needed());
        json.set("amount", json(refund.amount()));
        ObjectNode facts = json.putObject("facts");
        waiting.because().facts().forEach(facts::put);
        ArrayNode agreed = json.putArray("agreed");
        waiting.agreed().forEach(agreed::add);
        return json;
    }

    private Answer verdict(Asked asked, String id) throws Refusal {
        var body = JsonBody.read(asked, List.of("who", "agreed"));
        String who = body.text("who").strip();
        if (!Text.isName(who, LONGEST_WHO))
            throw JsonBody.unfit("Make the field who 1 to 100 characters");
        boolean agreed = body.flag("agreed");
        Optional<UUID> refund = Text.uuid(id);
        if (refund.isEmpty()) return notWaiting();
        return switch (desks.approvals().decide(refund.get(), who, agreed, clock.instant())) {
            case Outcome.PAID -> outcome("paid");
            case Outcome.ANOTHER_NEEDED -> outcome("another-needed");
            case Outcome.DECLINED -> outcome("declined");
            case Outcome.NOT_WAITING -> notWaiting();
        };
    }

    private static Answer outcome(String outcome) {
        return Answer.json(JSON.objectNode().put("outcome", outcome));
    }

    private static Answer notWaiting() {
        return Problem.NOT_FOUND.answer(
                "No refund of this id waits for anybody; GET " + BASE + "/refunds tells which do");
    }

    private Answer stuck() {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("stuck");
        for (Parked each : desks.stuck().parked(MOST_LISTED))
            list.addObject()
                    .put("id", each.id().toString())
                    .put("kind", each.kind())
                    .put("attempts", each.attempts())
                    .put("failure", each.failure())
                    .put("at", each.at().toString());
        return Answer.json(json);
    }

    private Answer retry(String id) {
        boolean again = Text.uuid(id).filter(desks.stuck()::retry).isPresent();
        return again
                ? Answer.done()
                : Problem.NOT_FOUND.answer(
                        "Nothing of this id can be tried again; a refund that was refused is decided anew instead");
    }
}
