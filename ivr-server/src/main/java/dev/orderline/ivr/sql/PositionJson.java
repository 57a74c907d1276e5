package dev.orderline.ivr.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orderline.ivr.flow.Position;
import dev.orderline.ivr.flow.Run.Proved;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Positions and values of slots as JSON columns hold them. */
final class PositionJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PositionJson() {}

    static String write(Position position) {
        ObjectNode json = NODES.objectNode();
        json.put("flow", position.flow());
        json.put("state", position.state());
        json.set("slots", slots(position.slots()));
        position.unsure().forEach(json.putArray("unsure")::add);
        position.visits().forEach(json.putObject("visits")::put);
        json.put("backs", position.backs());
        json.put("startOvers", position.startOvers());
        json.put("slowly", position.slowly());
        json.put("requests", position.requests());
        switch (position.proved()) {
            case Proved.Nothing() -> {}
            case Proved.By(UUID request) -> json.put("proved", request.toString());
        }
        return json.toString();
    }

    /**
     * @throws IllegalStateException if this is not what {@link #write} gives
     */
    static Position read(String text) {
        JsonNode json = tree(text);
        Set<String> unsure = new HashSet<>();
        json.path("unsure").forEach(slot -> unsure.add(slot.asText()));
        Map<String, Integer> visits = new HashMap<>();
        json.path("visits")
                .properties()
                .forEach(entry -> visits.put(entry.getKey(), entry.getValue().asInt()));
        return new Position(
                json.path("flow").asText(),
                json.path("state").asText(),
                slots(json.path("slots")),
                unsure,
                visits,
                json.path("backs").asInt(),
                json.path("startOvers").asInt(),
                json.path("slowly").asBoolean(),
                json.path("requests").asInt(),
                json.has("proved")
                        ? new Proved.By(UUID.fromString(json.path("proved").asText()))
                        : new Proved.Nothing());
    }

    static String writeSlots(Map<String, Value> slots) {
        return slots(slots).toString();
    }

    static Map<String, Value> readSlots(String text) {
        return slots(tree(text));
    }

    private static ObjectNode slots(Map<String, Value> slots) {
        ObjectNode json = NODES.objectNode();
        slots.forEach((slot, value) -> json.set(slot, value(value)));
        return json;
    }

    private static Map<String, Value> slots(JsonNode json) {
        Map<String, Value> slots = new HashMap<>();
        json.properties().forEach(entry -> slots.put(entry.getKey(), value(entry.getValue())));
        return slots;
    }

    private static ObjectNode value(Value value) {
        ObjectNode json = NODES.objectNode();
        return switch (value) {
            case Value.Digits(String digits) -> json.put("digits", digits);
            case Value.Code(String code) -> json.put("code", code);
            case Value.Name(String name) -> json.put("name", name);
            case Value.Words(String text) -> json.put("words", text);
            case Value.Day(LocalDate date) -> json.put("day", date.toString());
            case Value.Amount(Money money) ->
                    json.put("minor", money.minor())
                            .put("currency", money.currency().getCurrencyCode());
            case Value.Count(int number) -> json.put("count", number);
            case Value.Options(List<Value.Option> options) -> {
                options.forEach(option -> json.withArray("options").add(value(option)));
                if (options.isEmpty()) json.putArray("options");
                yield json;
            }
            case Value.Option(String id, String label) ->
                    json.put("option", id).put("label", label);
            case Value.Naming(String words) -> json.put("naming", words);
        };
    }

    private static Value value(JsonNode json) {
        String kind = json.fieldNames().hasNext() ? json.fieldNames().next() : "";
        String text = json.path(kind).asText();
        return switch (kind) {
            case "digits" -> new Value.Digits(text);
            case "code" -> new Value.Code(text);
            case "name" -> new Value.Name(text);
            case "words" -> new Value.Words(text);
            case "day" -> new Value.Day(LocalDate.parse(text));
            case "minor", "currency" ->
                    new Value.Amount(
                            new Money(
                                    json.path("minor").asLong(),
                                    Currency.getInstance(json.path("currency").asText())));
            case "count" -> new Value.Count(json.path(kind).asInt());
            case "options" -> {
                List<Value.Option> options = new ArrayList<>();
                json.path(kind).forEach(each -> options.add((Value.Option) value(each)));
                yield new Value.Options(options);
            }
            case "option", "label" ->
                    new Value.Option(json.path("option").asText(), json.path("label").asText());
            case "naming" -> new Value.Naming(text);
            default -> throw new IllegalStateException("no value is a " + kind);
        };
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException spoilt) {
            throw new IllegalStateException("a column of ours is not what we wrote");
        }
    }
}
