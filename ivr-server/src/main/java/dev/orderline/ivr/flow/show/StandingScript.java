package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.Calendar;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Flow.Standing;
import dev.orderline.ivr.flow.Flow.Universal;
import dev.orderline.ivr.flow.OpeningHours.Span;
import dev.orderline.ivr.flow.Text;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what holds whatever the state. */
final class StandingScript {
    private final Page page;
    private final String language;

    StandingScript(Page page, String language) {
        this.page = page;
        this.language = language;
    }

    void write(Bundle bundle) {
        Flow entry = bundle.entry();
        page.heading("Everywhere");
        if (!entry.everywhere().isEmpty()) {
            page.paragraph("At every question callers may also say, or press");
            entry.everywhere().forEach(this::universal);
        }
        Standing standing = entry.standing();
        page.paragraph("Whatever the state, callers are told");
        told("when we take long", standing.filler());
        told("when keys go on", standing.lifeboat());
        told("when we fail", standing.sorry());
        told("to confirm", standing.confirming());
        calendars(bundle);
        words(bundle);
    }

    private void universal(String name, Universal universal) {
        page.keyed(universal.key(), name, Described.effect(universal.effect()));
        page.row("", Described.phrases(universal.phrases().in(language)));
        if (!universal.text().isEmpty()) page.row("", "says " + quoted(universal.text()));
    }

    private void told(String when, Text text) {
        if (!text.isEmpty()) page.row(when, quoted(text));
    }

    private String quoted(Text text) {
        return '"' + text.written(language) + '"';
    }

    /** Each calendar once, though several flows may have it. */
    private void calendars(Bundle bundle) {
        Set<Map.Entry<String, Calendar>> told = new HashSet<>();
        for (Flow flow : bundle.flows().values())
            for (Map.Entry<String, Calendar> each : flow.calendars().entrySet())
                if (told.add(Map.entry(each.getKey(), each.getValue())))
                    calendar(each.getKey(), each.getValue());
    }

    private void calendar(String name, Calendar calendar) {
        page.paragraph(name + " is open");
        DayOfWeek from = DayOfWeek.MONDAY;
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Span> spans = calendar.hours().on(day);
            if (day != DayOfWeek.SUNDAY && spans.equals(calendar.hours().on(day.plus(1)))) continue;
            page.row(from == day ? name(day) : name(from) + "-" + name(day), hours(spans));
            from = day.plus(1);
        }
        new TreeMap<>(calendar.special())
                .forEach((day, spans) -> page.row(day.toString(), hours(spans)));
        new TreeMap<>(calendar.closed())
                .forEach((day, holiday) ->
                        page.row(day.toString(), "closed: " + holiday.in(language)));
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private static String hours(List<Span> spans) {
        if (spans.isEmpty()) return "closed";
        return spans.stream()
                .map(span -> span.wholeDay() ? "all day" : span.from() + "-" + span.to())
                .collect(Collectors.joining(", "));
    }

    /** How names are spoken; of flows that have the same words, the first tells them. */
    private void words(Bundle bundle) {
        Map<String, String> told = new HashMap<>();
        for (Flow flow : bundle.flows().values()) {
            Map<String, String> own = new TreeMap<>();
            flow.words().forEach((name, spoken) -> own.put(name, spoken.in(language)));
            own.entrySet().removeIf(each -> each.getValue().equals(told.get(each.getKey())));
            if (own.isEmpty()) continue;
            page.paragraph("How names are spoken in " + flow.name());
            own.forEach((name, spoken) -> page.row(name, '"' + spoken + '"'));
            own.forEach(told::putIfAbsent);
        }
    }
}
