package dev.orderline.ivr.flow;

import dev.orderline.ivr.orders.OrderNumber;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;

/** How a value is keyed in. Gives it in the plainest form, as speech would. */
public sealed interface KeyedValue {
    /** So many keys are enough. */
    int most();

    /** The value, if the keys are one. */
    Optional<String> read(String keys);

    /** Digits, as they are. */
    record Digits(int least, int most, boolean orderNumber) implements KeyedValue {
        @Override
        public Optional<String> read(String keys) {
            boolean fits =
                    keys.length() >= least
                            && keys.length() <= most
                            && areDigits(keys)
                            && (!orderNumber || OrderNumber.isValid(keys));
            return fits ? Optional.of(keys) : Optional.empty();
        }
    }

    /** A number, ended by # or a pause. */
    record Count(int from, int to) implements KeyedValue {
        @Override
        public int most() {
            return Integer.toString(to).length();
        }

        @Override
        public Optional<String> read(String keys) {
            if (!areDigits(keys) || keys.length() > most()) return Optional.empty();
            int number = Integer.parseInt(keys);
            return number >= from && number <= to
                    ? Optional.of(Integer.toString(number))
                    : Optional.empty();
        }
    }

    /** An amount: 24*99, or 24 for whole units; ended by # or a pause. */
    record Amount(int fractionDigits) implements KeyedValue {
        private static final int UNITS = 6;

        @Override
        public int most() {
            return UNITS + 1 + fractionDigits;
        }

        @Override
        public Optional<String> read(String keys) {
            String fraction = "(\\*[0-9]{" + fractionDigits + "})?";
            if (!keys.matches("[0-9]{1," + UNITS + "}" + fraction)) return Optional.empty();
            String minor =
                    keys.indexOf('*') < 0
                            ? keys + "0".repeat(fractionDigits)
                            : keys.replace("*", "");
            return Optional.of(Long.toString(Long.parseLong(minor)));
        }
    }

    /** A day: two digits for the month, two for the day, and four for the year if it matters. */
    record Day() implements KeyedValue {
        @Override
        public int most() {
            return 8;
        }

        @Override
        public Optional<String> read(String keys) {
            if (!areDigits(keys)) return Optional.empty();
            try {
                return switch (keys.length()) {
                    case 4 ->
                            Optional.of(
                                    MonthDay.of(number(keys, 0, 2), number(keys, 2, 4)).toString());
                    case 8 ->
                            Optional.of(
                                    LocalDate.of(
                                                    number(keys, 4, 8),
                                                    number(keys, 0, 2),
                                                    number(keys, 2, 4))
                                            .toString());
                    default -> Optional.empty();
                };
            } catch (DateTimeException none) {
                return Optional.empty();
            }
        }

        private static int number(String keys, int from, int to) {
            return Integer.parseInt(keys, from, to, 10);
        }
    }

    /**
     * Letters and digits: a digit is its key; a letter is its key, then the key for its place on it
     * (C is 2, 3).
     *
     * @param form A for a letter, 9 for a digit; every place is one of them
     */
    record Code(String form) implements KeyedValue {
        private static final List<String> LETTERS =
                List.of("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ");

        @Override
        public int most() {
            return form.chars().map(sign -> sign == 'A' ? 2 : 1).sum();
        }

        @Override
        public Optional<String> read(String keys) {
            if (!areDigits(keys) || keys.length() != most()) return Optional.empty();
            var code = new StringBuilder();
            int at = 0;
            for (int i = 0; i < form.length(); i++) {
                if (form.charAt(i) == '9') {
                    code.append(keys.charAt(at++));
                    continue;
                }
                int key = keys.charAt(at++) - '2';
                int place = keys.charAt(at++) - '1';
                if (key < 0 || key >= LETTERS.size()) return Optional.empty();
                String letters = LETTERS.get(key);
                if (place < 0 || place >= letters.length()) return Optional.empty();
                code.append(letters.charAt(place));
            }
            return Optional.of(code.toString());
        }
    }

    /**
     * One of a list, by its number, which has as many digits as the last one's.
     *
     * @param ids in the order in which they are offered
     */
    record OneOf(List<String> ids) implements KeyedValue {
        public OneOf {
            ids = List.copyOf(ids);
        }

        @Override
        public int most() {
            return Integer.toString(ids.size()).length();
        }

        @Override
        public Optional<String> read(String keys) {
            if (!areDigits(keys) || keys.length() > most()) return Optional.empty();
            int number = Integer.parseInt(keys);
            return number >= 1 && number <= ids.size()
                    ? Optional.of(ids.get(number - 1))
                    : Optional.empty();
        }
    }

    private static boolean areDigits(String keys) {
        return keys.matches("[0-9]{1,32}");
    }
}
