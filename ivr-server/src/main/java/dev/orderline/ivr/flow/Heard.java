package dev.orderline.ivr.flow;

import dev.orderline.ivr.orders.Money;
import dev.orderline.speech.recognition.Reading;
import dev.orderline.speech.recognition.SpokenDate;
import dev.orderline.speech.recognition.SpokenLanguage;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Between the plain forms in which values are heard and keyed, and the values that slots hold. */
final class Heard {
    private Heard() {}

    /**
     * What {@code plain} is to {@code slot}; empty if it cannot be held: a day that does not exist,
     * or of the wrong side of today.
     *
     * @param known gives the values of other slots: the lists that things are of
     */
    static Optional<Value> value(
            Slot slot, String plain, Function<String, Optional<Value>> known, LocalDate today) {
        return switch (slot) {
            case Slot.YesNo _, Slot.Choice _ -> Optional.of(new Value.Name(plain));
            case Slot.OneOf(String list, _) ->
                    Optional.of(
                            options(known.apply(list)).stream()
                                    .filter(option -> option.id().equals(plain))
                                    .<Value>map(option -> option)
                                    .findFirst()
                                    .orElseGet(() -> new Value.Naming(plain)));
            case Slot.Plain(Type type) ->
                    switch (type) {
                        case Type.Digits _, Type.OrderNumber _ ->
                                Optional.of(new Value.Digits(plain));
                        case Type.Code _ -> Optional.of(new Value.Code(plain));
                        case Type.Count _ -> Optional.of(new Value.Count(Integer.parseInt(plain)));
                        case Type.Amount(var currency) ->
                                Optional.of(
                                        new Value.Amount(
                                                new Money(Long.parseLong(plain), currency)));
                        case Type.Day(var direction) ->
                                SpokenDate.parse(plain)
                                        .resolve(today, direction)
                                        .map(Value.Day::new);
                        case Type.Name _ -> Optional.of(new Value.Name(plain));
                        case Type.Words _ -> Optional.of(new Value.Words(plain));
                        case Type.Options _, Type.Option _ -> Optional.empty();
                    };
        };
    }

    /** The form in which {@code value} would have been heard. */
    static String plain(Value value) {
        return switch (value) {
            case Value.Digits(String digits) -> digits;
            case Value.Code(String code) -> code;
            case Value.Name(String name) -> name;
            case Value.Words(String text) -> text;
            case Value.Day(LocalDate date) -> date.toString();
            case Value.Amount(Money money) -> Long.toString(money.minor());
            case Value.Count(int number) -> Integer.toString(number);
            case Value.Option(String id, _) -> id;
            case Value.Naming(String words) -> words;
            case Value.Options _ -> throw new IllegalArgumentException("nobody says a list");
        };
    }

    /** The thing of the slot's list that a caller called by {@code words}, if it is one. */
    static Optional<Value> named(
            Slot slot,
            String words,
            Function<String, Optional<Value>> known,
            SpokenLanguage language) {
        if (!(slot instanceof Slot.OneOf(String list, _))) return Optional.empty();
        List<Value.Option> options = options(known.apply(list));
        if (options.isEmpty()) return Optional.empty();
        Map<String, List<String>> labels = new LinkedHashMap<>();
        options.forEach(option -> labels.put(option.id(), List.of(option.label())));
        List<String> said = List.of(words.split(" "));
        return language.oneOf(labels).readings(said, 0).stream()
                .filter(reading -> reading.to() == said.size())
                .map(Reading::value)
                .findFirst()
                .flatMap(id ->
                        options.stream()
                                .filter(option -> option.id().equals(id))
                                .<Value>map(option -> option)
                                .findFirst());
    }

    private static List<Value.Option> options(Optional<Value> list) {
        return list.isPresent() && list.get() instanceof Value.Options(List<Value.Option> options)
                ? options
                : List.of();
    }
}
