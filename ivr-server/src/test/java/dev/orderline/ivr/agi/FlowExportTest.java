package dev.orderline.ivr.agi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.agi.FlowExport.Line;
import dev.orderline.ivr.flow.Calendar;
import dev.orderline.ivr.flow.Localised;
import dev.orderline.ivr.flow.OpeningHours;
import dev.orderline.ivr.flow.OpeningHours.Span;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowExportTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
    private static final LocalDate EVE = LocalDate.of(2026, 12, 24);
    private static final Calendar STORE =
            new Calendar(
                    OpeningHours.parse("Mon-Fri 09:00-20:00, Sat 10:00-13:00, Sat 14:00-18:00"),
                    Map.of(CHRISTMAS, Localised.of("en-US", "Christmas Day")),
                    Map.of(EVE, List.of(Span.parse("09:00-14:00"))));
    private static final Calendar ALWAYS = calendar("always");

    @Test
    void whatAsteriskReads() {
        assertEquals(
                """
                ; Made by Orderline from its flows, for when it is not there; what is changed here is lost.
                [orderline-exported](+)
                ; welcome 3
                exten => called102,1,Answer(200)
                 same => n,GotoIfTime(*,mon&tue&wed&thu&fri&sat&sun,*,*,America/New_York?open)
                 same => n(closed),Gosub(orderline-say,s,1(fallback-closed))
                 same => n,Goto(orderline-next,voicemail,1)
                 same => n(open),Gosub(orderline-say,s,1(fallback))
                 same => n,Goto(orderline-next,queue,1)
                ; store 12
                exten => _called!,1,Answer(200)
                 same => n,Gosub(orderline-say,s,1(rendered/0af3))
                 same => n,Set(ORDERLINE_DAY=${STRFTIME(${EPOCH},America/New_York,%Y-%m-%d)})
                 same => n,GotoIf($["${ORDERLINE_DAY}" = "2026-12-24"]?day20261224)
                 same => n,GotoIf($["${ORDERLINE_DAY}" = "2026-12-25"]?closed)
                 same => n,GotoIfTime(09:00-19:59,mon&tue&wed&thu&fri,*,*,America/New_York?open)
                 same => n,GotoIfTime(10:00-12:59,sat,*,*,America/New_York?open)
                 same => n,GotoIfTime(14:00-17:59,sat,*,*,America/New_York?open)
                 same => n(closed),Gosub(orderline-say,s,1(fallback-closed))
                 same => n,Goto(orderline-next,voicemail,1)
                 same => n(day20261224),GotoIfTime(09:00-13:59,*,*,*,America/New_York?open)
                 same => n,Goto(closed)
                 same => n(open),Gosub(orderline-say,s,1(fallback))
                 same => n,Goto(orderline-next,queue,1)
                """,
                FlowExport.of(
                        Map.of("102", new Line("welcome@3", List.of(), ALWAYS)),
                        new Line("store@12", List.of("rendered/0af3"), STORE),
                        NEW_YORK));
    }

    @Test
    void peopleAreThereExactlyWhenTheCalendarSaysSo() {
        var random = new Random(1);
        for (int i = 0; i < 60; i++) {
            Calendar people = calendar(random);
            var plan = new DialplanRun(export(people), "_called!");
            LocalDateTime now = LocalDate.of(2026, 12, 1).atStartOfDay();
            for (int minutes = 0; minutes < 40 * 24 * 60; minutes += 1 + random.nextInt(59)) {
                LocalDateTime at = now.plusMinutes(minutes);
                assertEquals(people.open(at) ? "queue" : "voicemail", plan.at(at), at::toString);
            }
        }
    }

    @Test
    void theFirstAndTheLastMinuteCount() {
        var plan = new DialplanRun(export(STORE), "_called!");
        LocalDate monday = LocalDate.of(2026, 11, 23);

        assertEquals("voicemail", plan.at(monday.atTime(8, 59)));
        assertEquals("queue", plan.at(monday.atTime(9, 0)));
        assertEquals("queue", plan.at(monday.atTime(19, 59)));
        assertEquals("voicemail", plan.at(monday.atTime(20, 0)));
        assertEquals("queue", plan.at(EVE.atTime(13, 59)));
        assertEquals("voicemail", plan.at(EVE.atTime(14, 0)));
        assertEquals("voicemail", plan.at(CHRISTMAS.atTime(12, 0)));
        assertEquals("queue", plan.at(CHRISTMAS.plusYears(1).minusDays(1).atTime(19, 0)));
    }

    @Test
    void nothingOfAnotherMeaningComesIntoTheDialplan() {
        String text =
                FlowExport.of(
                        Map.of("1,2", new Line("a", List.of(), ALWAYS)),
                        new Line(
                                "a\n[globals]\nX=${SHELL(rm)}",
                                List.of("../../etc/passwd", "x)\n same => n,System(reboot"),
                                ALWAYS),
                        NEW_YORK);

        assertFalse(text.contains("[globals]\n"), text);
        assertFalse(text.contains("$"), text);
        assertFalse(text.contains("System("), text);
        assertFalse(text.contains("passwd"), text);
        assertFalse(text.contains("called1"), text);
        assertEquals(2, text.lines().filter(line -> line.endsWith("1(beep))")).count());
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York,America/New_York",
        "UTC,Etc/GMT+0",
        "+02:00,Etc/GMT-2",
        "-05:00,Etc/GMT+5",
        "+05:30,''"
    })
    void aZoneIsCalledAsAsteriskKnowsIt(String zone, String called) {
        String text = FlowExport.of(Map.of(), new Line("a", List.of(), ALWAYS), ZoneId.of(zone));

        assertTrue(text.contains("*,*," + called + "?open"), text);
    }

    private static String export(Calendar people) {
        return FlowExport.of(Map.of(), new Line("a@1", List.of(), people), NEW_YORK);
    }

    private static Calendar calendar(String hours) {
        return new Calendar(OpeningHours.parse(hours), Map.of(), Map.of());
    }

    /** Some calendar whose days of its own are in December 2026. */
    private static Calendar calendar(Random random) {
        List<String> hours = new ArrayList<>();
        for (String day : List.of("Mon", "Tue-Thu", "Fri", "Sat", "Sun"))
            for (Span span : spans(random)) hours.add(day + " " + written(span));
        if (hours.isEmpty()) hours.add("Mon 09:00-10:00");
        Map<LocalDate, Localised<String>> closed = new HashMap<>();
        Map<LocalDate, List<Span>> special = new HashMap<>();
        for (int i = 0; i < random.nextInt(4); i++)
            closed.put(december(random), Localised.of("en-US", "a holiday"));
        for (int i = 0; i < random.nextInt(4); i++) special.put(december(random), spans(random));
        return new Calendar(OpeningHours.parse(String.join(", ", hours)), closed, special);
    }

    private static LocalDate december(Random random) {
        return LocalDate.of(2026, 12, 1 + random.nextInt(31));
    }

    /** None to two, of which one may be the whole day. */
    private static List<Span> spans(Random random) {
        if (random.nextInt(10) == 0) return List.of(new Span(LocalTime.NOON, LocalTime.NOON));
        List<LocalTime> times =
                random.ints(0, 24 * 60)
                        .distinct()
                        .limit(2L * random.nextInt(3))
                        .sorted()
                        .mapToObj(minute -> LocalTime.of(minute / 60, minute % 60))
                        .toList();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < times.size(); i += 2)
            spans.add(new Span(times.get(i), times.get(i + 1)));
        return spans;
    }

    private static String written(Span span) {
        return span.from() + "-" + span.to();
    }
}
