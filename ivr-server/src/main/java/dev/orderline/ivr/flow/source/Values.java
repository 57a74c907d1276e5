package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Slot;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads values that an author wrote for slots. */
final class Values {
    private final Map<String, Slot> slots;
    private final Problems problems;

    Values(Map<String, Slot> slots, Problems problems) {
        this.slots = slots;
        this.problems = problems;
    }

    /** What a {@code set} fills. */
    Map<String, Value> read(Yaml set) {
        Map<String, Value> values = new LinkedHashMap<>();
        set.pairs()
                .forEach(pair -> {
                    String slot = pair.key().text();
                    String text = pair.value().text();
                    Optional<Type> type = type(slot);
                    if (type.isEmpty()) {
                        problems.error(
                                pair.key().place(),
                                "there is no slot \"" + slot + "\" to set",
                                Nearest.suggestion(slot, slots.keySet()));
                        return;
                    }
                    Optional<Value> value = value(type.get(), slot, text);
                    if (value.isPresent()) values.put(slot, value.get());
                    else
                        problems.error(
                                pair.value().place(),
                                "\"" + text + "\" does not fit slot " + slot,
                                "it holds " + type.get().described());
                });
        return values;
    }

    private Optional<Type> type(String slot) {
        if (slot.equals(Flow.LANGUAGE)) return Optional.of(new Type.Name(Set.of()));
        return Optional.ofNullable(slots.get(slot)).map(Slot::type);
    }

    private static Optional<Value> value(Type type, String slot, String text) {
        try {
            return switch (type) {
                case Type.Digits(int least, int most) ->
                        text.length() >= least && text.length() <= most
                                ? Optional.of(new Value.Digits(text))
                                : Optional.empty();
                case Type.OrderNumber() -> Optional.of(new Value.Digits(text));
                case Type.Code _ -> Optional.of(new Value.Code(text));
                case Type.Count(int least, int most) -> {
                    int number = Integer.parseInt(text);
                    yield number >= least && number <= most
                            ? Optional.of(new Value.Count(number))
                            : Optional.empty();
                }
                case Type.Amount(Currency currency) ->
                        Optional.of(
                                new Value.Amount(
                                        new Money(
                                                new BigDecimal(text.replace(" " + currency, ""))
                                                        .movePointRight(
                                                                currency.getDefaultFractionDigits())
                                                        .longValueExact(),
                                                currency)));
                case Type.Day _ -> Optional.of(new Value.Day(LocalDate.parse(text)));
                case Type.Name(Set<String> names) ->
                        names.contains(text) || slot.equals(Flow.LANGUAGE)
                                ? Optional.of(new Value.Name(text))
                                : Optional.empty();
                case Type.Words _ -> Optional.of(new Value.Words(text));
                case Type.Options _, Type.Option _ -> Optional.empty();
            };
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException none) {
            return Optional.empty();
        }
    }
}
