package dev.orderline.ivr.flow;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a {@link State.Choose} goes by: a closed little grammar over slots and calendars. A slot
 * that is empty satisfies nothing but {@link Empty}.
 */
public sealed interface Condition {
    /** What is known when a condition is asked. */
    interface Facts {
        Optional<Value> slot(String slot);

        /** The shop's time when the call began. */
        LocalDateTime now();

        Calendar calendar(String calendar);
    }

    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    record Not(Condition condition) implements Condition {}

    /** The slot holds what reads as {@code value}, whatever the case of letters. */
    record Is(String slot, String value) implements Condition {}

    record Empty(String slot) implements Condition {}

    /** Of numbers, and of amounts in one currency. */
    record Compare(String slot, Relation relation, Value than) implements Condition {}

    /** A day before or after another. */
    record OnDay(String slot, Side side, When when) implements Condition {}

    /** A day that is so many days away at most, in the past or in the future. */
    record Within(String slot, int days) implements Condition {}

    record Open(String calendar) implements Condition {}

    /** Today is a holiday. */
    record Holiday(String calendar) implements Condition {}

    /** How one is to the other. */
    enum Relation {
        OVER,
        UNDER,
        AT_LEAST,
        AT_MOST;

        boolean holds(int comparison) {
            return switch (this) {
                case OVER -> comparison > 0;
                case UNDER -> comparison < 0;
                case AT_LEAST -> comparison >= 0;
                case AT_MOST -> comparison <= 0;
            };
        }

        String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Of which side of a day. */
    enum Side {
        BEFORE,
        AFTER
    }

    /** A day in a condition. */
    sealed interface When {
        record Today() implements When {}

        record Date(LocalDate date) implements When {}
    }

    /** Whether it holds. */
    default boolean holds(Facts facts) {
        return switch (this) {
            case All(List<Condition> of) -> of.stream().allMatch(each -> each.holds(facts));
            case Any(List<Condition> of) -> of.stream().anyMatch(each -> each.holds(facts));
            case Not(Condition condition) -> !condition.holds(facts);
            case Is(String slot, String value) ->
                    facts.slot(slot)
                            .filter(held -> held.plain().equalsIgnoreCase(value))
                            .isPresent();
            case Empty(String slot) -> facts.slot(slot).isEmpty();
            case Compare(String slot, Relation relation, Value than) ->
                    facts.slot(slot)
                            .filter(held -> compares(held, than))
                            .filter(held -> relation.holds(compare(held, than)))
                            .isPresent();
            case OnDay(String slot, Side side, When when) ->
                    day(facts, slot)
                            .filter(day -> {
                                LocalDate other = date(when, facts);
                                return side == Side.BEFORE
                                        ? day.isBefore(other)
                                        : day.isAfter(other);
                            })
                            .isPresent();
            case Within(String slot, int days) ->
                    day(facts, slot)
                            .filter(day ->
                                    Math.abs(
                                                    ChronoUnit.DAYS.between(
                                                            day, facts.now().toLocalDate()))
                                            <= days)
                            .isPresent();
            case Open(String calendar) -> facts.calendar(calendar).open(facts.now());
            case Holiday(String calendar) ->
                    facts.calendar(calendar).holiday(facts.now().toLocalDate()).isPresent();
        };
    }

    /** Whether it depends on what {@code slot} holds, beyond whether it holds anything. */
    default boolean goesByValueOf(String slot) {
        return switch (this) {
            case All(List<Condition> of) -> of.stream().anyMatch(each -> each.goesByValueOf(slot));
            case Any(List<Condition> of) -> of.stream().anyMatch(each -> each.goesByValueOf(slot));
            case Not(Condition condition) -> condition.goesByValueOf(slot);
            case Is(String asked, _) -> asked.equals(slot);
            case Compare(String asked, _, _) -> asked.equals(slot);
            case OnDay(String asked, _, _) -> asked.equals(slot);
            case Within(String asked, _) -> asked.equals(slot);
            case Empty _, Open _, Holiday _ -> false;
        };
    }

    /**
     * Whether it holds when {@code empty} is, whatever else may be known; empty if that depends on
     * the rest.
     */
    default Optional<Boolean> holdsWithout(String empty) {
        return switch (this) {
            case All(List<Condition> of) -> joined(of, empty, false);
            case Any(List<Condition> of) -> joined(of, empty, true);
            case Not(Condition condition) -> condition.holdsWithout(empty).map(holds -> !holds);
            case Empty(String slot) -> slot.equals(empty) ? Optional.of(true) : Optional.empty();
            case Is(String slot, _) -> refuted(slot, empty);
            case Compare(String slot, _, _) -> refuted(slot, empty);
            case OnDay(String slot, _, _) -> refuted(slot, empty);
            case Within(String slot, _) -> refuted(slot, empty);
            case Open _, Holiday _ -> Optional.empty();
        };
    }

    private static Optional<Boolean> refuted(String slot, String empty) {
        return slot.equals(empty) ? Optional.of(false) : Optional.empty();
    }

    /**
     * Of several.
     *
     * @param decisive one of them that comes out so decides all
     */
    private static Optional<Boolean> joined(List<Condition> of, String empty, boolean decisive) {
        List<Optional<Boolean>> each =
                of.stream().map(condition -> condition.holdsWithout(empty)).toList();
        if (each.contains(Optional.of(decisive))) return Optional.of(decisive);
        return each.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!decisive);
    }

    /** Whether two values can be compared by size. */
    private static boolean compares(Value held, Value than) {
        return switch (held) {
            case Value.Count _ -> than instanceof Value.Count;
            case Value.Amount(var money) ->
                    than instanceof Value.Amount(var other)
                            && other.currency().equals(money.currency());
            case Value.Digits _,
                    Value.Code _,
                    Value.Name _,
                    Value.Words _,
                    Value.Day _,
                    Value.Options _,
                    Value.Option _,
                    Value.Naming _ ->
                    false;
        };
    }

    private static int compare(Value held, Value than) {
        return Long.compare(size(held), size(than));
    }

    private static long size(Value value) {
        if (value instanceof Value.Amount(var money)) return money.minor();
        if (value instanceof Value.Count(int number)) return number;
        throw new IllegalArgumentException("no size");
    }

    private static Optional<LocalDate> day(Facts facts, String slot) {
        return facts.slot(slot)
                .filter(Value.Day.class::isInstance)
                .map(held -> ((Value.Day) held).date());
    }

    private static LocalDate date(When when, Facts facts) {
        return switch (when) {
            case When.Today() -> facts.now().toLocalDate();
            case When.Date(LocalDate date) -> date;
        };
    }

    /** As an author writes it. */
    default String written() {
        return switch (this) {
            case All(List<Condition> of) -> joined(of, " and ");
            case Any(List<Condition> of) -> joined(of, " or ");
            case Not(Is(String slot, String value)) -> slot + " is not " + value;
            case Not(Empty(String slot)) -> slot + " is filled";
            case Not(Open(String calendar)) -> calendar + " is closed";
            case Not(Condition condition) -> "not " + bracketed(condition);
            case Is(String slot, String value) -> slot + " is " + value;
            case Empty(String slot) -> slot + " is empty";
            case Compare(String slot, Relation relation, Value than) ->
                    slot + " " + relation.written() + " " + than.plain();
            case OnDay(String slot, Side side, When when) ->
                    slot
                            + " "
                            + side.name().toLowerCase(Locale.ROOT)
                            + " "
                            + switch (when) {
                                case When.Today() -> "today";
                                case When.Date(LocalDate date) -> date.toString();
                            };
            case Within(String slot, int days) -> slot + " within " + days + " days";
            case Open(String calendar) -> calendar + " is open";
            case Holiday(String calendar) -> calendar + " has a holiday";
        };
    }

    private static String joined(List<Condition> of, String by) {
        return of.stream().map(Condition::bracketed).collect(Collectors.joining(by));
    }

    private static String bracketed(Condition condition) {
        return condition instanceof All || condition instanceof Any
                ? "(" + condition.written() + ")"
                : condition.written();
    }
}
