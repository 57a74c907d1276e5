package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Slot;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.OrderNumber;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
                                "it holds " + held(type.get()));
                });
        return values;
    }

    /** For people: what fits. */
    private static String held(Type type) {
        return switch (type) {
            case Type.Digits(int least, int most) ->
                    least == most ? least + " digits" : least + " to " + most + " digits";
            case Type.OrderNumber() -> "an order number, whose last digit proves the others";
            case Type.Code(String form) -> "a code like " + form;
            case Type.Count(int least, int most) -> "a number from " + least + " to " + most;
            case Type.Amount(Currency currency) -> "an amount such as 24.99 " + currency;
            case Type.Day _ -> "a day such as 2026-12-25";
            case Type.Name(Set<String> names) ->
                    names.stream().sorted().collect(Collectors.joining(" or "));
            case Type.Words _, Type.Options _, Type.Option _ -> "what only a call can fill in";
        };
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
                case Type.OrderNumber() ->
                        OrderNumber.isValid(text)
                                ? Optional.of(new Value.Digits(text))
                                : Optional.empty();
                case Type.Code(String form) ->
                        isOf(form, text) ? Optional.of(new Value.Code(text)) : Optional.empty();
                case Type.Count(int least, int most) -> {
                    int number = Integer.parseInt(text);
                    yield number >= least && number <= most
                            ? Optional.of(new Value.Count(number))
                            : Optional.empty();
                }
                case Type.Amount(Currency currency) -> amount(text, currency);
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

    private static Optional<Value> amount(String text, Currency currency) {
        String number = text.replace(" " + currency, "");
        if (!number.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")) return Optional.empty();
        return Optional.of(new Value.Amount(Money.of(new BigDecimal(number), currency)));
    }

    /** Whether {@code code} has a letter for each A, a digit for each 9, either for each X. */
    private static boolean isOf(String form, String code) {
        return code.matches(
                form.replace("9", "\\d").replace("A", "[A-Z]").replace("X", "[A-Z\\d]"));
    }
}
