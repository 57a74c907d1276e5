package dev.orderline.ivr.shop;

import com.fasterxml.jackson.core.JsonPointer;
import dev.orderline.ivr.flow.source.Form;
import dev.orderline.ivr.flow.source.FormCheck;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.flow.source.Yaml;
import dev.orderline.ivr.orders.LikedWay;
import dev.orderline.ivr.shop.OrderMapping.Ask;
import dev.orderline.ivr.shop.OrderMapping.Fields;
import dev.orderline.ivr.shop.OrderMapping.Listed;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a mapping. Used for one file, by one thread. */
public final class MappingReader {
    private static final int NOT_FOUND = 404;
    private static final int SECONDS = 3;
    private static final int FRESH_MINUTES = 5;

    private static final Predicate<String> GROUP =
            Pattern.compile("[a-z][a-z0-9-]{0,19}").asMatchPredicate();
    private static final Predicate<String> CATEGORY =
            Pattern.compile("[a-z][a-z0-9-]{0,29}").asMatchPredicate();

    private static final Set<String> WAYS =
            Stream.of(LikedWay.values())
                    .filter(way -> way != LikedWay.UNTOLD)
                    .map(LikedWay::written)
                    .collect(Collectors.toUnmodifiableSet());

    private final Problems problems;

    private MappingReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * @param file its name, for places
     * @return empty when something is wrong with it; then {@code problems} says what
     */
    public static Optional<OrderMapping> read(String file, String text, Problems problems) {
        var own = new Problems();
        Optional<Yaml> root = Yaml.parse(file, text, own);
        root.ifPresent(
                yaml -> new FormCheck(own).check(yaml, new Form.Keys(MappingShapes.MAPPING)));
        Optional<OrderMapping> mapping =
                own.hasErrors() ? Optional.empty() : root.map(new MappingReader(own)::mapping);
        own.sorted().forEach(problems::add);
        return own.hasErrors() ? Optional.empty() : mapping;
    }

    private OrderMapping mapping(Yaml root) {
        Yaml ask = root.require("ask");
        Yaml customer = root.require("customer");
        Yaml items = root.require("items");
        words(customer.get("group"), GROUP, "a group: gold");
        words(customer.get("likes"), WAYS::contains, "email, sms or whatsapp");
        words(items.get("category"), CATEGORY, "a category: shoes");
        words(items.get("final-sale"), Set.of("true", "false")::contains, "true or false");
        return new OrderMapping(
                ask(ask),
                root.require("amounts").text().equals(MappingShapes.MINOR),
                Duration.ofMinutes(whole(ask, "fresh-minutes", FRESH_MINUTES)),
                fields(root),
                fields(customer),
                fields(root.require("address")),
                listed(items),
                root.get("parcels").map(MappingReader::listed).stream().toList());
    }

    private Ask ask(Yaml yaml) {
        Yaml url = yaml.require("url");
        Map<String, String> query = texts(yaml, "query");
        if (!url.text().contains(OrderMapping.NUMBER)
                && query.values().stream().noneMatch(each -> each.contains(OrderMapping.NUMBER)))
            problems.error(
                    url.place(),
                    "it is not said which order is asked for",
                    "write " + OrderMapping.NUMBER + " where its number is to stand");
        int path = url.text().indexOf('/', url.text().indexOf("://") + 3);
        Set<Integer> unknown =
                yaml.get("unknown").stream()
                        .flatMap(list -> list.list().stream())
                        .map(each -> each.whole().orElseThrow())
                        .collect(Collectors.toSet());
        return new Ask(
                base(url, path),
                url.text().substring(path + 1),
                query,
                texts(yaml, "headers"),
                unknown.isEmpty() ? Set.of(NOT_FOUND) : unknown,
                Duration.ofSeconds(whole(yaml, "seconds", SECONDS)));
    }

    private URI base(Yaml url, int path) {
        try {
            URI base = URI.create(url.text().substring(0, path + 1));
            if (base.getHost() != null) return base;
        } catch (IllegalArgumentException none) {
            problems.error(url.place(), "this is no address", String.valueOf(none.getMessage()));
            return URI.create("/");
        }
        problems.error(url.place(), "this address has no host", "write https://host/path");
        return URI.create("/");
    }

    private static int whole(Yaml yaml, String key, int otherwise) {
        return yaml.get(key).flatMap(Yaml::whole).orElse(otherwise);
    }

    private static Map<String, String> texts(Yaml yaml, String key) {
        Map<String, String> texts = new HashMap<>();
        yaml.get(key).ifPresent(map -> map.entries().forEach((k, v) -> texts.put(k, v.text())));
        return texts;
    }

    /** Our own words must be ours. */
    private void words(Optional<Yaml> value, Predicate<String> fits, String described) {
        value.flatMap(yaml -> yaml.get("always")).ifPresent(word -> word(word, fits, described));
        value.flatMap(yaml -> yaml.get("values"))
                .ifPresent(table ->
                        table.entries().values().forEach(word -> word(word, fits, described)));
    }

    private void word(Yaml word, Predicate<String> fits, String described) {
        if (!fits.test(word.text()))
            problems.error(
                    word.place(), "\"" + word.text() + "\" does not fit", "write " + described);
    }

    private static Listed listed(Yaml yaml) {
        return new Listed(pointer(yaml.require("list")), fields(yaml));
    }

    /** All that are pointers, or have one; what else stands there is no value of an order. */
    private static Fields fields(Yaml yaml) {
        Map<String, List<Source>> fields = new HashMap<>();
        yaml.entries()
                .forEach((name, value) -> {
                    List<Source> sources =
                            value.list().stream().flatMap(each -> source(each).stream()).toList();
                    if (!sources.isEmpty()) fields.put(name, sources);
                });
        return new Fields(fields);
    }

    private static Optional<Source> source(Yaml yaml) {
        if (yaml.text().startsWith("/")) return Optional.of(new Source.At(pointer(yaml)));
        Optional<Source> translated =
                yaml.get("at").map(at -> new Source.Translated(pointer(at), texts(yaml, "values")));
        return translated.or(() -> yaml.get("always").map(Yaml::text).map(Source.Always::new));
    }

    private static JsonPointer pointer(Yaml yaml) {
        return JsonPointer.compile(yaml.text());
    }
}
