package dev.orderline.ivr.flow;

import dev.orderline.ivr.orders.Money;
import java.time.LocalDate;

/** What a slot holds; its type decides how it is spoken. */
public sealed interface Value {
    /** A number that is read digit by digit: an order number, a postcode. */
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

    /** One of a closed list of names; the flow's {@code words} say how each is spoken. */
    record Name(String name) implements Value {}

    /** Words of the shop's own, such as a city or the name of an item. */
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

    /** The value as plain text, for people who take over the call. */
    default String plain() {
        return switch (this) {
            case Digits(var digits) -> digits;
            case Name(var name) -> name;
            case Words(var text) -> text;
            case Day(var date) -> date.toString();
            case Amount(var money) -> money.minor() + " " + money.currency();
            case Count(var number) -> Integer.toString(number);
        };
    }
}
