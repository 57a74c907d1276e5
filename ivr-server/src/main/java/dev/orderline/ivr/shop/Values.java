package dev.orderline.ivr.shop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.shop.OrderMapping.Fields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The values of one thing in an answer, by their names in the mapping. What is missing, null or
 * blank is empty; what does not fit throws {@link Unfit}.
 *
 * @param of for failures: "items"
 */
record Values(String of, Fields fields, JsonNode node, ZoneId zone) {
    /** The longest of all that is kept, an address of e-mail, and some room. */
    private static final int LONGEST = 300;

    /** Of one amount: no order of a thousand lines of ten thousand pieces overflows. */
    private static final int DIGITS = 9;

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,6})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1," + DIGITS + "}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern ZONED = Pattern.compile(".*(Z|[+-][0-9]{2}:[0-9]{2})");

    /** Nothing that is not seen, that turns the direction of writing, or that HTML begins with. */
    private static final Pattern READABLE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}<>]+");

    Unfit unfit(String name, String what) {
        return new Unfit(of + " " + name, what);
    }

    Optional<String> text(String name) {
        List<String> parts = new ArrayList<>();
        for (Source source : fields.of(name)) {
            String part =
                    switch (source) {
                        case Source.Always(String value) -> value;
                        case Source.At(var pointer) -> written(name, node.at(pointer));
                        case Source.Translated(var pointer, var table) -> {
                            String theirs = written(name, node.at(pointer));
                            if (!theirs.isEmpty() && !table.containsKey(theirs))
                                throw unfit(name, "has a value that the mapping's table lacks");
                            yield table.getOrDefault(theirs, "");
                        }
                    };
            if (!part.isEmpty()) parts.add(part);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    private String written(String name, JsonNode at) {
        if (at.isMissingNode() || at.isNull()) return "";
        if (!at.isTextual() && !at.isNumber() && !at.isBoolean())
            throw unfit(name, "is not a text, a number or a truth value");
        String text = at.asText().strip();
        if (text.length() > LONGEST) throw unfit(name, "is too long");
        if (!text.isEmpty() && !READABLE.matcher(text).matches())
            throw unfit(name, "has signs in it that are not for reading");
        return text;
    }

    String required(String name) {
        return text(name).orElseThrow(() -> unfit(name, "is missing"));
    }

    /** At most so long. */
    String required(String name, int most) {
        String text = required(name);
        if (text.length() > most) throw unfit(name, "is too long");
        return text;
    }

    /** At most so long; empty if it is missing. */
    String orNothing(String name, int most) {
        return text(name).isEmpty() ? "" : required(name, most);
    }

    int whole(String name, int most) {
        String text = required(name);
        if (!WHOLE.matcher(text).matches()) throw unfit(name, "is not a whole number");
        int whole = Integer.parseInt(text);
        if (whole < 1 || whole > most) throw unfit(name, "is not from 1 to " + most);
        return whole;
    }

    /** Nothing if it is missing. */
    Money amountOrNothing(String name, Currency currency, boolean minor) {
        return text(name).isEmpty() ? new Money(0, currency) : amount(name, currency, minor);
    }

    Money amount(String name, Currency currency, boolean minor) {
        String text = required(name);
        if (!(minor ? WHOLE : DECIMAL).matcher(text).matches())
            throw unfit(name, "is not an amount, or is too large or negative");
        try {
            return minor
                    ? new Money(Long.parseLong(text), currency)
                    : Money.of(new BigDecimal(text), currency);
        } catch (ArithmeticException tooFine) {
            throw unfit(name, "is less than a minor unit");
        }
    }

    /** A day alone begins at midnight, at the shop. */
    Instant moment(String name) {
        String text = required(name);
        try {
            if (DAY.matcher(text).matches())
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            return ZONED.matcher(text).matches()
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException none) {
            throw unfit(name, "is not a moment as ISO 8601 writes it");
        }
    }

    /** At the shop. */
    LocalDate day(String name) {
        return moment(name).atZone(zone).toLocalDate();
    }

    Optional<Instant> momentIfAny(String name) {
        return text(name).map(_ -> moment(name));
    }

    /** Not the values: they are personal data. */
    @Override
    public String toString() {
        return "Values[" + of + "]";
    }
}
