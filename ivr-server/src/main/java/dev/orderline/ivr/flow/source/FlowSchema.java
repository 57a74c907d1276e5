package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.source.Form.Kind;
import dev.orderline.ivr.flow.source.Shape.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schema (draft 2020-12) of a form, by which editors complete, explain and underline while
 * somebody writes. It refuses what does not fit in structure; what names mean only a checker knows.
 *
 * <p>Editors read YAML 1.2: what we read as a text can be a number or a truth value to them. To
 * those that read YAML 1.1, {@code on:} is {@code true:}, and they would have it in quotes.
 */
public final class FlowSchema {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    /** Whatever is written as a number, and what it may read as. */
    private static final List<String> NUMBERS = List.of("5", "12345678", "1.5");

    private final Map<String, Object> shapes = new TreeMap<>();
    private final Map<String, Shape> named = new TreeMap<>();

    private FlowSchema() {}

    /** The schema of all files of flows, by their first keys. */
    public static Map<String, Object> ofFlows() {
        return of("Orderline flow", FlowShapes.file());
    }

    /** The schema of files of {@code form}. */
    public static Map<String, Object> of(String title, Form form) {
        var schema = new FlowSchema();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", DRAFT);
        root.put("title", title);
        root.putAll(schema.form(form));
        root.put("$defs", schema.shapes);
        return root;
    }

    private Map<String, Object> form(Form form) {
        return switch (form) {
            case Form.Text text -> text(text);
            case Form.Whole(int least, int most) ->
                    ordered(
                            "type",
                            List.of("integer", "string"),
                            "minimum",
                            least,
                            "maximum",
                            most,
                            "pattern",
                            "^[0-9]{1,9}$");
            case Form.Time _ ->
                    ordered("type", "string", "pattern", "^[0-9]{1,5}(\\.[0-9])? ?(ms|s)$");
            case Form.YesNo() ->
                    ordered("enum", List.of("yes", "no", "true", "false", true, false));
            case Form.OneOf(List<String> words) -> ordered("enum", words);
            case Form.ListOf(Form each) ->
                    ordered(
                            "if", ordered("type", "array"),
                            "then", ordered("items", form(each), "minItems", 1),
                            "else", form(each));
            case Form.MapOf(Form.Text key, Form each, int least) ->
                    ordered(
                            "type",
                            "object",
                            "propertyNames",
                            text(key),
                            "additionalProperties",
                            form(each),
                            "minProperties",
                            least);
            case Form.Keys(Shape shape) -> reference(shape);
            case Form.Either(Form text, Form mapping) ->
                    ordered(
                            "if", ordered("type", "object"),
                            "then", form(mapping),
                            "else", form(text));
            case Form.Kinds kinds -> kinds(kinds);
        };
    }

    private static Map<String, Object> text(Form.Text text) {
        boolean isNumber = NUMBERS.stream().anyMatch(text::fits);
        boolean isTruth = text.fits("true");
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(
                "type",
                isNumber && isTruth
                        ? List.of("string", "number", "boolean")
                        : isNumber
                                ? List.of("string", "number")
                                : isTruth ? List.of("string", "boolean") : "string");
        schema.put(
                "pattern", text.like().equals(Form.Text.ANY) ? "\\S" : "^(?:" + text.like() + ")$");
        if (text.most() < Integer.MAX_VALUE) schema.put("maxLength", text.most());
        return schema;
    }

    /** The first kind whose key is there. */
    private Map<String, Object> kinds(Form.Kinds kinds) {
        Map<String, Object> schema =
                ordered("anyOf", kinds.keys().stream().map(FlowSchema::has).toList());
        for (Kind kind : kinds.kinds().reversed())
            schema =
                    ordered(
                            "if", has(kind.key()),
                            "then", reference(kind.shape()),
                            "else", schema);
        Map<String, Object> whole = ordered("type", "object");
        whole.putAll(schema);
        return whole;
    }

    private static Map<String, Object> has(String key) {
        return ordered("required", List.of(key));
    }

    private Map<String, Object> reference(Shape shape) {
        String name = shape.name().replaceAll("[^A-Za-z0-9]+", "-");
        if (!shape.equals(named.computeIfAbsent(name, _ -> shape)))
            throw new IllegalStateException("two shapes are called " + name);
        if (!shapes.containsKey(name)) {
            shapes.put(name, Map.of());
            shapes.put(name, keys(shape));
        }
        return ordered("$ref", "#/$defs/" + name);
    }

    private Map<String, Object> keys(Shape shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Member key : shape.keys()) {
            Map<String, Object> member = ordered("description", key.says());
            member.putAll(form(key.form()));
            properties.put(key.name(), member);
        }
        return ordered(
                "description",
                shape.says(),
                "type",
                "object",
                "properties",
                properties,
                "required",
                shape.keys().stream().filter(Member::required).map(Member::name).toList(),
                "additionalProperties",
                false);
    }

    /** Keys and values in turn. */
    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], pairs[i + 1]);
        return map;
    }
}
