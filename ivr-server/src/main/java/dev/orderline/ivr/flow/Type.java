package dev.orderline.ivr.flow;

import dev.orderline.speech.recognition.SpokenDate;
import java.util.Currency;
import java.util.Set;

/** What a slot can hold. It decides how it is asked for, spoken and compared. */
public sealed interface Type {
    /** A number that is read out digit by digit. */
    record Digits(int least, int most) implements Type {
        public Digits {
            if (least < 1 || most < least || most > 32)
                throw new IllegalArgumentException(least + " to " + most + " digits");
        }
    }

    /** Digits with a check digit: {@link dev.orderline.ivr.orders.OrderNumber}. */
    record OrderNumber() implements Type {}

    /**
     * Letters and digits.
     *
     * @param form A for a letter, 9 for a digit, X for either
     */
    record Code(String form) implements Type {
        public Code {
            if (!form.matches("[A9X]{1,16}"))
                throw new IllegalArgumentException("no form of a code");
        }
    }

    /** A quantity. */
    record Count(int least, int most) implements Type {
        public Count {
            if (least < 0 || most < least || most > 999_999_999)
                throw new IllegalArgumentException(least + " to " + most);
        }
    }

    /**
     * An amount of money.
     *
     * @param currency in which callers tell it; what an action fills may be in another
     */
    record Amount(Currency currency) implements Type {}

    record Day(SpokenDate.Direction direction) implements Type {}

    /** One of a closed list of names; a flow's words say how each is spoken. */
    record Name(Set<String> names) implements Type {
        public static final Name YES_NO = new Name(Set.of("yes", "no"));

        public Name {
            names = Set.copyOf(names);
        }
    }

    /** Words of the shop's own, such as a city. */
    record Words() implements Type {}

    /** A list of things to choose from. */
    record Options() implements Type {}

    /** One of the things in the list that slot {@code list} holds. */
    record Option(String list) implements Type {}

    /** For people: "a day". */
    default String described() {
        return switch (this) {
            case Digits _, OrderNumber _ -> "digits";
            case Code _ -> "letters and digits";
            case Count _ -> "a number";
            case Amount _ -> "an amount of money";
            case Day _ -> "a day";
            case Name _ -> "a name";
            case Words _ -> "words";
            case Options _ -> "a list";
            case Option _ -> "one of a list";
        };
    }

    /** Whether a value of {@code other} can stand where this is asked for. */
    default boolean takes(Type other) {
        return switch (this) {
            case Digits _ -> other instanceof Digits || other instanceof OrderNumber;
            case OrderNumber _ -> other instanceof OrderNumber;
            case Code _ -> other instanceof Code || other instanceof Digits;
            case Count _ -> other instanceof Count;
            case Amount _ -> other instanceof Amount;
            case Day _ -> other instanceof Day;
            case Name(Set<String> names) ->
                    other instanceof Name(Set<String> given) && names.containsAll(given);
            case Words _ -> other instanceof Words || other instanceof Name;
            case Options _ -> other instanceof Options;
            case Option(String list) -> other instanceof Option(String given) && given.equals(list);
        };
    }

    /** Whether {@code value} is of this type. */
    default boolean holds(Value value) {
        return switch (this) {
            case Digits _, OrderNumber _ -> value instanceof Value.Digits;
            case Code _ -> value instanceof Value.Code || value instanceof Value.Digits;
            case Count _ -> value instanceof Value.Count;
            case Amount _ -> value instanceof Value.Amount;
            case Day _ -> value instanceof Value.Day;
            case Name(Set<String> names) ->
                    value instanceof Value.Name(String name) && names.contains(name);
            case Words _ -> value instanceof Value.Words || value instanceof Value.Name;
            case Options _ -> value instanceof Value.Options;
            case Option _ -> value instanceof Value.Option;
        };
    }
}
