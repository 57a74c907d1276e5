package dev.orderline.ivr.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orderline.ivr.orders.DispatchDesk;
import dev.orderline.ivr.orders.DispatchDesk.Told;
import dev.orderline.ivr.orders.DispatchDesk.Waiting;
import dev.orderline.ivr.orders.GoodsDesk;
import dev.orderline.ivr.orders.GoodsDesk.Goods;
import dev.orderline.ivr.orders.GoodsDesk.Stock;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Replacement;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Variant;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The part of the API that is about goods: what lies in the warehouse, and what is to be sent in
 * exchange. Thread-safe.
 */
final class GoodsApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_LISTED = 100;
    private static final int MOST_PIECES = 1_000_000;
    private static final int LONGEST = 50;
    private static final int LONGEST_NAME = 40;

    private final GoodsDesk goods;
    private final DispatchDesk dispatch;
    private final Clock clock;

    GoodsApi(ConsoleDesks desks, Clock clock) {
        this.goods = desks.goods();
        this.dispatch = desks.dispatch();
        this.clock = clock;
    }

    Answer stock(String sku) {
        Optional<Stock> stock = Text.isName(sku, LONGEST) ? goods.stock(sku) : Optional.empty();
        return stock.map(GoodsApi::json)
                .map(Answer::json)
                .orElseGet(() -> Problem.NOT_FOUND.answer("Nothing of this SKU ever lay here"));
    }

    private static ObjectNode json(Stock stock) {
        return JSON.objectNode()
                .put("sku", stock.sku())
                .put("sellable", stock.sellable())
                .put("returned", stock.returned())
                .put("reserved", stock.reserved());
    }

    Answer count(Asked asked, String sku) throws Refusal {
        var body =
                JsonBody.read(
                        asked,
                        List.of("product", "size", "colour", "priceMinor", "currency", "sellable"));
        if (!Text.isName(sku, LONGEST)) throw JsonBody.unfit("Make the SKU 1 to 50 characters");
        return switch (goods.count(goods(body, sku))) {
            case TAKEN -> Answer.done();
            case FEWER_THAN_RESERVED ->
                    Problem.NOT_SO_FEW.answer(
                            "Customers wait for more pieces; tell that they cannot be sent first");
            case ALIKE ->
                    Problem.ALIKE.answer(
                            "Give each SKU of a product another size or another colour");
        };
    }

    private static Goods goods(JsonBody body, String sku) throws Refusal {
        String product = named(body.text("product"), "product", LONGEST);
        String size = part(body.optional("size"), "size");
        String colour = part(body.optional("colour"), "colour");
        long price = body.whole("priceMinor", 100_000_000);
        int sellable = (int) body.whole("sellable", MOST_PIECES);
        return new Goods(
                new Variant(sku, size, colour),
                product,
                new Money(price, currency(body.text("currency"))),
                sellable);
    }

    private static String part(Optional<String> text, String field) throws Refusal {
        return text.isEmpty() || text.get().isEmpty() ? "" : named(text.get(), field, LONGEST_NAME);
    }

    private static String named(String text, String field, int longest) throws Refusal {
        if (text.isBlank() || !Text.isName(text, longest))
            throw JsonBody.unfit("Make the field " + field + " 1 to " + longest + " characters");
        return text.strip();
    }

    private static Currency currency(String code) throws Refusal {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException _) {
            throw JsonBody.unfit("Make the field currency one of ISO 4217, such as USD");
        }
    }

    Answer waiting(Asked asked) throws Refusal {
        String state = Replacement.State.TO_BE_SENT.written();
        if (!asked.query().equals(Map.of("state", state)))
            throw JsonBody.unfit("Ask for ?state=" + state + ", and nothing else");
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("replacements");
        for (Waiting each : dispatch.waiting(MOST_LISTED)) list.add(json(each));
        return Answer.json(json);
    }

    private static ObjectNode json(Waiting waiting) {
        Replacement replacement = waiting.replacement();
        return JSON.objectNode()
                .put("rma", replacement.rma().digits())
                .put("order", waiting.number().digits())
                .put("item", replacement.item())
                .put("sku", replacement.sku())
                .put("name", replacement.name())
                .put("quantity", replacement.quantity())
                .put("since", replacement.changed().toString());
    }

    Answer sent(Asked asked, RmaNumber rma) throws Refusal {
        var body = JsonBody.read(asked, List.of("scan", "tracking"));
        UUID scan = Text.scan(body.text("scan"));
        String tracking = named(body.text("tracking"), "tracking", LONGEST);
        return told(dispatch.sent(scan, rma, tracking, clock.instant()));
    }

    Answer unavailable(RmaNumber rma) {
        return told(dispatch.unavailable(rma, clock.instant()));
    }

    private static Answer told(Told told) {
        return switch (told) {
            case TAKEN -> Answer.done();
            case NOT_WAITING ->
                    Problem.NOT_FOUND.answer(
                            "Nothing is to be sent for this return; GET /api/v1/replacements tells what is");
        };
    }
}
