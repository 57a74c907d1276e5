package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.Flow.Universal;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Choice;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.speech.recognition.Meaning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What keys mean to a flow's questions. Immutable, shared by all calls. */
final class QuestionKeys {
    /** With as many things or fewer, one key names one. */
    private static final int ONE_KEY = 9;

    private final Map<Character, Meaning> everywhere = new HashMap<>();
    private final Map<String, Slot> slots;

    QuestionKeys(Flow entry, Map<String, Slot> slots) {
        this.slots = slots;
        entry.everywhere()
                .forEach((name, universal) -> {
                    if (universal.key() != Universal.NO_KEY)
                        everywhere.put(universal.key(), Meaning.choice(name));
                });
    }

    /** What is understood at every question. */
    Keys universals() {
        return new Keys.Menu(everywhere);
    }

    /** One for yes, two for no. */
    Keys yesNo(String slot) {
        return menu(Map.of('1', Meaning.of(slot, "yes"), '2', Meaning.of(slot, "no")));
    }

    Keys of(Answers answers, Slots known) {
        return switch (answers) {
            case Answers.Choices(Map<String, Choice> choices) -> {
                Map<Character, Meaning> menu = new HashMap<>();
                choices.forEach((name, choice) -> menu.put(choice.key(), Meaning.choice(name)));
                yield menu(menu);
            }
            case Answers.Fill fill -> of(fill.slot(), known);
        };
    }

    private Keys of(String name, Slots known) {
        Slot slot = slots.get(name);
        return switch (slot) {
            case null -> throw new IllegalStateException("no slot " + name);
            case Slot.YesNo() -> yesNo(name);
            case Slot.Choice(Map<String, Slot.Named> choices) -> {
                Map<Character, Meaning> menu = new HashMap<>();
                choices.forEach((value, named) -> menu.put(named.key(), Meaning.of(name, value)));
                yield menu(menu);
            }
            case Slot.OneOf(String list, _) -> ofList(name, known.get(list));
            case Slot.Plain(Type type) ->
                    keyed(type)
                            .<Keys>map(value -> new Keys.Entry(name, value, everywhere))
                            .orElseGet(this::universals);
        };
    }

    private Keys ofList(String name, Optional<Value> list) {
        if (list.isEmpty() || !(list.get() instanceof Value.Options(List<Value.Option> options)))
            return universals();
        List<String> ids = options.stream().map(Value.Option::id).toList();
        if (ids.size() > ONE_KEY)
            return new Keys.Entry(name, new KeyedValue.OneOf(ids), everywhere);
        Map<Character, Meaning> menu = new HashMap<>();
        for (int i = 0; i < ids.size(); i++)
            menu.put((char) ('1' + i), Meaning.of(name, ids.get(i)));
        return menu(menu);
    }

    private Keys menu(Map<Character, Meaning> own) {
        Map<Character, Meaning> menu = new HashMap<>(everywhere);
        menu.putAll(own);
        return new Keys.Menu(menu);
    }

    /** How a value of {@code type} is keyed in, if it can be. */
    static Optional<KeyedValue> keyed(Type type) {
        return switch (type) {
            case Type.Digits(int least, int most) ->
                    Optional.of(new KeyedValue.Digits(least, most, false));
            case Type.OrderNumber() ->
                    Optional.of(
                            new KeyedValue.Digits(OrderNumber.LENGTH, OrderNumber.LENGTH, true));
            case Type.Code(String form) ->
                    form.contains("X") ? Optional.empty() : Optional.of(new KeyedValue.Code(form));
            case Type.Count(int least, int most) -> Optional.of(new KeyedValue.Count(least, most));
            case Type.Amount(var currency) ->
                    Optional.of(new KeyedValue.Amount(currency.getDefaultFractionDigits()));
            case Type.Day _ -> Optional.of(new KeyedValue.Day());
            case Type.Name _, Type.Words _, Type.Options _, Type.Option _ -> Optional.empty();
        };
    }
}
