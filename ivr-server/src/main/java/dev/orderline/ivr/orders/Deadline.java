package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.ReturnPolicy.Holidays;
import dev.orderline.ivr.orders.ReturnPolicy.Window;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last day on which something may be sent back, and which rule makes it that. */
sealed interface Deadline {
    LocalDate until();

    /** Why it may still be sent back, or may not any more. */
    Because because(ReturnCase of);

    static Deadline of(ReturnPolicy policy, ReturnCase of, LocalDate delivered) {
        Window window =
                policy.windows().stream()
                        .filter(each -> each.rule().when().fits(of))
                        .findFirst()
                        .orElseThrow();
        var usual = new OfWindow(window, delivered);
        Optional<Holidays> longer =
                policy.holidays().stream()
                        .filter(each -> each.hold(of.placed()))
                        .filter(each -> each.until().isAfter(usual.until()))
                        .max(Comparator.comparing(Holidays::until));
        return longer.<Deadline>map(OfHolidays::new).orElse(usual);
    }

    /** So many days after the delivery. */
    record OfWindow(Window window, LocalDate delivered) implements Deadline {
        @Override
        public LocalDate until() {
            return delivered.plusDays(window.days());
        }

        @Override
        public Because because(ReturnCase of) {
            long day = ChronoUnit.DAYS.between(delivered, of.today());
            var facts = new LinkedHashMap<String, String>();
            facts.put("delivered", delivered.toString());
            facts.put("day", Long.toString(day));
            facts.put("window", window.days() + " days");
            facts.putAll(window.rule().when().facts(of));
            return new Because(
                    "windows: " + window.rule().name(),
                    facts,
                    "because it is day %d, and our returns close after %d days"
                            .formatted(day, window.days()));
        }
    }

    /** What was ordered before the holidays. */
    record OfHolidays(Holidays holidays) implements Deadline {
        @Override
        public LocalDate until() {
            return holidays.until();
        }

        @Override
        public Because because(ReturnCase of) {
            return new Because(
                    "holidays: " + holidays.name(),
                    Map.of("placed", of.placed().toString(), "until", until().toString()),
                    of.today().isAfter(until())
                            ? "because our returns after the holidays have closed"
                            : "because our returns after the holidays are still open");
        }
    }
}
