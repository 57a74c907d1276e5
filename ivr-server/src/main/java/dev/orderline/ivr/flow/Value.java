package dev.orderline.ivr.flow;

import dev.orderline.ivr.orders.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What a slot holds; how it is spoken follows from what it is. */
public sealed interface Value {
    /** A number that is read out digit by digit: an order number, a postcode. */
    record Digits(String digits) implements Value {
        public Digits {
            if (!digits.matches("[0-9]{1,32}"))
                throw new IllegalArgumentException("not a string of digits");
        }

        /** Not the digits: they may be personal data and this may end in a log. */
        @Override
        public String toString() {
            return "Digits[...]";
        }
    }

    /** Capital letters and digits. */
    record Code(String code) implements Value {
        public Code {
            if (!code.matches("[A-Z0-9]{1,32}")) throw new IllegalArgumentException("not a code");
        }

        /** Not the code, as with {@link Digits}. */
        @Override
        public String toString() {
            return "Code[...]";
        }
    }

    /** One of a closed list of names; the flow's {@code words} say how each is spoken. */
    record Name(String name) implements Value {}

    /** Words of the shop's own, such as a city. */
    record Words(String text) implements Value {}

    record Day(LocalDate date) implements Value {}

    record Amount(Money money) implements Value {}

    /** A whole number, 0 to 999,999,999. */
    record Count(int number) implements Value {
        public Count {
            if (number < 0 || number > 999_999_999)
                throw new IllegalArgumentException("count out of range: " + number);
        }
    }

    /** Things to choose from, in the order in which they are offered; at most 99. */
    record Options(List<Option> options) implements Value {
        public static final int MOST = 99;

        public Options {
            options = List.copyOf(options);
            if (options.size() > MOST) throw new IllegalArgumentException("too many options");
        }
    }

    /**
     * One thing of a list.
     *
     * @param id names it to the action that made the list
     * @param label as a caller would call it: "blue rain jacket"
     */
    record Option(String id, String label) implements Value {}

    /**
     * What a caller called a thing before its list was known; becomes an {@link Option} as soon as
     * it is.
     */
    record Naming(String words) implements Value {}

    /** The value as plain text, for people who take over the call and for comparing. */
    default String plain() {
        return switch (this) {
            case Digits(String digits) -> digits;
            case Code(String code) -> code;
            case Name(String name) -> name;
            case Words(String text) -> text;
            case Day(LocalDate date) -> date.toString();
            case Amount(Money money) -> money.plain();
            case Count(int number) -> Integer.toString(number);
            case Options(List<Option> options) ->
                    options.stream().map(Option::label).collect(Collectors.joining(", "));
            case Option(_, String label) -> label;
            case Naming(String words) -> words;
        };
    }
}
