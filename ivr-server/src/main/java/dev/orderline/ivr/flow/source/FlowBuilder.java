package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.Calendar;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Flow.Effect;
import dev.orderline.ivr.flow.Flow.Standing;
import dev.orderline.ivr.flow.Flow.Universal;
import dev.orderline.ivr.flow.Localised;
import dev.orderline.ivr.flow.OpeningHours;
import dev.orderline.ivr.flow.OpeningHours.Span;
import dev.orderline.ivr.flow.Slot;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.Text;
import dev.orderline.ivr.flow.Type;
import dev.orderline.speech.recognition.SpokenDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a flow of its file and those it takes from, all of which fit their shapes. */
final class FlowBuilder {
    /** Slots that exist without being declared. */
    private static final List<String> RESERVED =
            List.of(Flow.LANGUAGE, Standing.VALUE, State.CallBack.CALLER);

    private final Yaml own;
    private final List<Yaml> files;
    private final Wording wording;
    private final Problems problems;

    /**
     * @param files the flow's own, then those it takes from
     */
    FlowBuilder(List<Yaml> files, Wording wording, Problems problems) {
        this.own = files.getFirst();
        this.files = files;
        this.wording = wording;
        this.problems = problems;
    }

    Flow build() {
        String start = own.require("start").text();
        Map<String, Slot> slots = section("slots", this::slot);
        RESERVED.forEach(name ->
                entry("slots", name)
                        .ifPresent(yaml ->
                                problems.error(
                                        yaml.place(),
                                        "\"" + name + "\" means something else here",
                                        "call the slot otherwise")));
        Map<String, Calendar> calendars = section("calendars", this::calendar);
        var values = new Values(slots, problems);
        var states = new StateBuilder(wording, values, calendars.keySet(), problems);
        return new Flow(
                own.require("flow").text(),
                own.get("language").map(Yaml::text).orElse(FlowReader.DEFAULT_LANGUAGE),
                start,
                new Standing(
                        required("filler"),
                        required("sorry"),
                        required("lifeboat"),
                        first("confirming").map(wording::text).orElse(Text.EMPTY)),
                slots,
                section("grammars", wording::strings),
                section("everywhere", yaml -> universal(yaml, start)),
                section("words", wording::string),
                calendars,
                section("states", states::state));
    }

    /**
     * What stands under {@code key}: the flow's own, and what it has not of its own from others.
     */
    private <T> Map<String, T> section(String key, Function<Yaml, T> reader) {
        Map<String, Yaml> all = new LinkedHashMap<>();
        for (Yaml file : files)
            file.get(key).ifPresent(yaml -> yaml.entries().forEach(all::putIfAbsent));
        Map<String, T> section = new LinkedHashMap<>();
        all.forEach((name, yaml) -> section.put(name, reader.apply(yaml)));
        return section;
    }

    private Optional<Yaml> first(String key) {
        return files.stream().flatMap(file -> file.get(key).stream()).findFirst();
    }

    private Optional<Yaml> entry(String key, String name) {
        return first(key).flatMap(yaml -> yaml.get(name));
    }

    private Text required(String key) {
        Optional<Yaml> yaml = first(key);
        if (yaml.isEmpty())
            problems.error(
                    own.require("flow").place(),
                    "a flow needs \"" + key + "\"",
                    "write it here, or in the common file that the flow uses");
        return yaml.map(wording::text).orElse(Text.EMPTY);
    }

    private Slot slot(Yaml yaml) {
        if (yaml.kind() == Yaml.Kind.TEXT)
            return yaml.text().equals("yes-no")
                    ? new Slot.YesNo()
                    : new Slot.Plain(new Type.OrderNumber());
        if (yaml.get("choice").isPresent()) {
            Map<String, Slot.Named> names = new LinkedHashMap<>();
            yaml.require("choice")
                    .entries()
                    .forEach((name, each) ->
                            names.put(
                                    name,
                                    new Slot.Named(
                                            wording.strings(each.require("phrases")),
                                            each.require("key").text().charAt(0))));
            return new Slot.Choice(names);
        }
        if (yaml.get("one-of").isPresent())
            return new Slot.OneOf(
                    yaml.require("one-of").text(),
                    yaml.get("named-like").map(Yaml::text).orElse(""));
        Map.Entry<String, Yaml> only = yaml.entries().entrySet().iterator().next();
        return new Slot.Plain(type(only.getKey(), only.getValue()));
    }

    private Type type(String kind, Yaml yaml) {
        String text = yaml.text();
        try {
            return switch (kind) {
                case "digits" -> {
                    int[] range = range(text);
                    yield new Type.Digits(range[0], range[1]);
                }
                case "letters-and-digits" -> new Type.Code(text);
                case "number" -> {
                    int[] range = range(text);
                    yield new Type.Count(range[0], range[1]);
                }
                case "money" -> new Type.Amount(currency(text));
                case "date" ->
                        new Type.Day(SpokenDate.Direction.valueOf(text.toUpperCase(Locale.ROOT)));
                default -> throw new IllegalStateException("no shape has " + kind);
            };
        } catch (IllegalArgumentException impossible) {
            problems.error(
                    yaml.place(),
                    "\"" + text + "\" cannot be: " + impossible.getMessage(),
                    "write such as {digits: 4-6}, {number: 1-20} or {money: USD}");
            return new Type.Words();
        }
    }

    private static Currency currency(String code) {
        Set<String> known =
                Currency.getAvailableCurrencies().stream()
                        .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                        .map(Currency::getCurrencyCode)
                        .collect(Collectors.toSet());
        if (!known.contains(code)) throw new IllegalArgumentException("there is no such money");
        return Currency.getInstance(code);
    }

    private static int[] range(String text) {
        String[] ends = text.split("-", -1);
        int least = Integer.parseInt(ends[0]);
        return new int[] {least, ends.length == 1 ? least : Integer.parseInt(ends[1])};
    }

    private Universal universal(Yaml yaml, String start) {
        Optional<String> does = yaml.get("does").map(Yaml::text);
        Optional<String> then = yaml.get("then").map(Yaml::text);
        boolean startsOver = does.filter("start-over"::equals).isPresent();
        if (!startsOver && does.isPresent() == then.isPresent())
            problems.error(
                    yaml.place(),
                    "it needs either \"does\" or \"then\"",
                    "does says what happens before the question is asked again, then where it goes");
        Effect effect =
                switch (does.orElse("then")) {
                    case "help" -> new Effect.Help();
                    case "repeat" -> new Effect.Repeat();
                    case "slower" -> new Effect.Slower();
                    case "back" -> new Effect.Back();
                    case "start-over" -> new Effect.StartOver(then.orElse(start));
                    case "refuse-recording" -> new Effect.RefuseRecording();
                    default -> new Effect.GoTo(then.orElse(start));
                };
        return new Universal(
                wording.strings(yaml.require("phrases")),
                yaml.get("key").map(key -> key.text().charAt(0)).orElse(Universal.NO_KEY),
                effect,
                wording.text(yaml, "text"));
    }

    private Calendar calendar(Yaml yaml) {
        Map<LocalDate, Localised<String>> closed = new LinkedHashMap<>();
        Map<LocalDate, List<Span>> special = new LinkedHashMap<>();
        days(yaml, "closed", (day, pair) -> closed.put(day, wording.string(pair.value())));
        days(
                yaml,
                "special",
                (day, pair) -> {
                    special.put(day, spans(pair.value()));
                    if (closed.containsKey(day))
                        problems.error(
                                pair.key().place(),
                                day + " is closed as well",
                                "take it out under \"closed\" or under \"special\"");
                });
        return new Calendar(hours(yaml.require("hours")), closed, special);
    }

    /** Takes what is written for a day. */
    private interface OfDay {
        void take(LocalDate day, Yaml.Pair pair);
    }

    private void days(Yaml yaml, String key, OfDay taker) {
        yaml.get(key)
                .ifPresent(days ->
                        days.pairs()
                                .forEach(pair -> {
                                    try {
                                        taker.take(LocalDate.parse(pair.key().text()), pair);
                                    } catch (DateTimeException none) {
                                        problems.error(
                                                pair.key().place(),
                                                "there is no such day: " + pair.key().text(),
                                                "write year, month and day: 2026-12-25");
                                    }
                                }));
    }

    private OpeningHours hours(Yaml yaml) {
        try {
            return OpeningHours.parse(yaml.text());
        } catch (IllegalArgumentException e) {
            problems.error(
                    yaml.place(),
                    String.valueOf(e.getMessage()),
                    "write such as Mon-Fri 09:00-20:00, Sat 10:00-18:00, and 00:00-00:00 for a"
                            + " whole day");
            return OpeningHours.parse("always");
        }
    }

    private List<Span> spans(Yaml yaml) {
        try {
            return OpeningHours.spans(yaml.text());
        } catch (IllegalArgumentException e) {
            problems.error(
                    yaml.place(),
                    String.valueOf(e.getMessage()),
                    "write 09:00-14:00, or 09:00-12:00, 13:00-16:00");
            return List.of();
        }
    }
}
