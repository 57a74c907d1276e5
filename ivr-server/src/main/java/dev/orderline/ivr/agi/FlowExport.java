package dev.orderline.ivr.agi;

import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.flow.Calendar;
import dev.orderline.ivr.flow.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The dialplan for when neither server nor lifeboat is up: a greeting, then the queue while people
 * are there and a message at all other times. Pure text; what is not ours in it has passed {@link
 * DialplanText}.
 */
public final class FlowExport {
    /** To which extensions.conf sends callers, as {@code called} and the number they dialled. */
    private static final String CONTEXT = "orderline-exported";

    /** Any number that has no extension of its own. */
    private static final String OTHERWISE = "_called!";

    /** The variable that holds today's date. */
    private static final String DAY = "ORDERLINE_DAY";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final ZoneId zone;
    private final StringBuilder text = new StringBuilder();

    /** The next step's label, in parentheses; empty when it has none. */
    private String next = "";

    private FlowExport(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * What callers of one number come to.
     *
     * @param flow as calls record it: {@code welcome@3}
     * @param greeting sounds below ours, one after the other
     * @param people when they are there, by the shop's clock
     */
    public record Line(String flow, List<String> greeting, Calendar people) {
        public Line {
            greeting = List.copyOf(greeting);
        }
    }

    /**
     * The configuration that adds itself to the context {@code orderline-exported}.
     *
     * @param byNumber for dialled numbers; those that are none are left out
     * @param otherwise for all others
     * @param zone of the shop's clock
     */
    public static String of(Map<String, Line> byNumber, Line otherwise, ZoneId zone) {
        return new FlowExport(zone).write(byNumber, otherwise);
    }

    private String write(Map<String, Line> byNumber, Line otherwise) {
        text.append(
                """
                ; Made by Orderline from its flows, for when it is not there; what is changed here is lost.
                [%s](+)
                """
                        .formatted(CONTEXT));
        byNumber.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> {
                    String number = DialplanText.extension(each.getKey(), Caller.MAX_CALLED);
                    if (!number.isEmpty()) line("called" + number, each.getValue());
                });
        line(OTHERWISE, otherwise);
        return text.toString();
    }

    private void line(String extension, Line line) {
        text.append("; ").append(DialplanText.value(line.flow())).append('\n');
        text.append("exten => ").append(extension).append(",1,Answer(200)\n");
        line.greeting().forEach(this::say);
        Map<LocalDate, List<Span>> days = days(line.people());
        if (!days.isEmpty())
            add("Set(%s=${STRFTIME(${EPOCH},%s,%%Y-%%m-%%d)})".formatted(DAY, place()));
        days.forEach(this::choose);
        week(line.people()).forEach(this::open);
        label("closed");
        say("fallback-closed");
        add("Goto(orderline-next,voicemail,1)");
        days.forEach(this::day);
        label("open");
        say("fallback");
        add("Goto(orderline-next,queue,1)");
    }

    /** The days that are not as their week, in order. */
    private static Map<LocalDate, List<Span>> days(Calendar people) {
        Map<LocalDate, List<Span>> days = new TreeMap<>();
        people.special().keySet().forEach(day -> days.put(day, people.on(day)));
        people.closed().keySet().forEach(day -> days.put(day, people.on(day)));
        return days;
    }

    private void choose(LocalDate day, List<Span> spans) {
        String to = spans.isEmpty() ? "closed" : named(day);
        add("GotoIf($[\"${%s}\" = \"%s\"]?%s)".formatted(DAY, day, to));
    }

    private void day(LocalDate day, List<Span> spans) {
        if (spans.isEmpty()) return;
        label(named(day));
        spans.forEach(span -> open(span, "*"));
        add("Goto(closed)");
    }

    private static String named(LocalDate day) {
        return "day" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** On which days of the week, as Asterisk writes them, each span counts. */
    private static Map<Span, String> week(Calendar people) {
        Map<Span, String> week = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values())
            for (Span span : people.hours().on(day))
                week.merge(
                        span,
                        day.name().substring(0, 3).toLowerCase(Locale.ROOT),
                        (days, another) -> days + "&" + another);
        return week;
    }

    private void open(Span span, String days) {
        add("GotoIfTime(%s,%s,*,*,%s?open)".formatted(minutes(span), days, place()));
    }

    /** Asterisk counts the last minute in. */
    private static String minutes(Span span) {
        return span.wholeDay()
                ? "*"
                : span.from().format(MINUTE) + "-" + span.to().minusNanos(1).format(MINUTE);
    }

    private String place() {
        return DialplanText.zone(zone);
    }

    private void say(String sound) {
        add("Gosub(orderline-say,s,1(%s))".formatted(DialplanText.sound(sound)));
    }

    /** Names the next step. */
    private void label(String label) {
        next = "(" + label + ")";
    }

    private void add(String step) {
        text.append(" same => n").append(next).append(',').append(step).append('\n');
        next = "";
    }
}
