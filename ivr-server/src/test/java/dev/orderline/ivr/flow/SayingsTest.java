package dev.orderline.ivr.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.flow.Text.CalendarFact;
import dev.orderline.ivr.flow.Text.Part;
import dev.orderline.ivr.flow.Text.Sentence;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.trial.MemoryOrderDesk;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SayingsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Calendar STORE =
            new Calendar(
                    OpeningHours.parse("Mon 09:00-13:00, Mon 14:00-18:00"), Map.of(), Map.of());

    @Test
    void theHoursOfADayAreSaidOneAfterTheOther() {
        assertEquals(
                "from nine ay em to one pee em, from two pee em to six pee em",
                said(CalendarFact.HOURS, MONDAY.atTime(8, 0)));
    }

    @Test
    void aDayWithoutHoursIsSaidToBeClosed() {
        assertEquals("closed all day", said(CalendarFact.HOURS, MONDAY.plusDays(1).atTime(8, 0)));
    }

    private static String said(CalendarFact fact, LocalDateTime now) {
        OrderDesk desk = new MemoryOrderDesk(Clock.systemUTC());
        Flow shipped =
                Flows.compiled(Flows.shipped(), "welcome", Flows.tools(desk)).bundle().entry();
        Map<String, Calendar> calendars = Map.of("store", STORE);
        var flow =
                new Flow(
                        shipped.name(),
                        shipped.language(),
                        shipped.start(),
                        shipped.standing(),
                        shipped.slots(),
                        shipped.grammars(),
                        shipped.everywhere(),
                        shipped.words(),
                        calendars,
                        shipped.states());
        var text =
                new Text(
                        Localised.of(
                                "en-US",
                                List.of(new Sentence(List.of(new Part.Calendar("store", fact))))));
        return new Sayings(Flows.ENGLISH.said(), now)
                .prompt(
                        text,
                        flow,
                        slot -> {
                            throw new AssertionError("asked for " + slot);
                        })
                .text();
    }
}
