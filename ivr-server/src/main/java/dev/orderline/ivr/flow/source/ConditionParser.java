package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.Condition;
import dev.orderline.ivr.flow.Condition.Relation;
import dev.orderline.ivr.flow.Condition.Side;
import dev.orderline.ivr.flow.Condition.When;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code refund over 100 USD and store is open}. Used for one text, by one thread. */
final class ConditionParser {
    private static final int MAX_DEPTH = 8;
    private static final Pattern TOKEN = Pattern.compile("\\s*([A-Za-z0-9.-]+|[()]|\\S)");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");
    private static final Set<String> JOINTS = Set.of("and", "or", "not", "is");

    private static final String FORMS =
            "write \"slot is value\", \"slot is filled\", \"slot over 100 USD\", \"slot at least 2\","
                    + " \"slot before today\", \"slot within 30 days\", \"calendar is open\" or"
                    + " \"calendar has a holiday\"";

    private record Token(String text, int at) {}

    private final Set<String> calendars;
    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int depth;

    private ConditionParser(String text, Set<String> calendars) {
        this.calendars = calendars;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) tokens.add(new Token(token.group(1), token.start(1)));
        tokens.add(new Token("", text.length()));
    }

    /**
     * @param calendars those there are: "store is open" is of a calendar, "state is open" of a slot
     */
    static Condition parse(String text, Set<String> calendars) throws Misread {
        var parser = new ConditionParser(text, calendars);
        Condition condition = parser.any();
        if (!parser.peek().isEmpty()) throw parser.misread("\"" + parser.peek() + "\" is too much");
        return condition;
    }

    private Condition any() throws Misread {
        List<Condition> of = new ArrayList<>(List.of(all()));
        while (takes("or")) of.add(all());
        return of.size() == 1 ? of.getFirst() : new Condition.Any(of);
    }

    private Condition all() throws Misread {
        List<Condition> of = new ArrayList<>(List.of(one()));
        while (takes("and")) of.add(one());
        return of.size() == 1 ? of.getFirst() : new Condition.All(of);
    }

    private Condition one() throws Misread {
        if (++depth > MAX_DEPTH) throw misread("too many brackets in brackets");
        Condition condition;
        if (takes("not")) {
            condition = new Condition.Not(one());
        } else if (takes("(")) {
            condition = any();
            if (!takes(")")) throw misread("a bracket is never closed");
        } else {
            condition = test();
        }
        depth--;
        return condition;
    }

    private Condition test() throws Misread {
        String name = peek();
        if (!NAME.matcher(name).matches() || JOINTS.contains(name))
            throw misread("expected the name of a slot or a calendar");
        int at = tokens.get(next++).at();
        if (takes("is")) return is(name);
        if (takes("has")) {
            if (!(takes("a") && takes("holiday"))) throw misread("expected \"a holiday\"");
            if (calendars.contains(name)) return new Condition.Holiday(name);
            throw new Misread(
                    at,
                    "there is no calendar \"" + name + "\"",
                    Nearest.suggestion(name, calendars));
        }
        if (takes("over")) return new Condition.Compare(name, Relation.OVER, size());
        if (takes("under")) return new Condition.Compare(name, Relation.UNDER, size());
        if (takes("at")) {
            if (takes("least")) return new Condition.Compare(name, Relation.AT_LEAST, size());
            if (takes("most")) return new Condition.Compare(name, Relation.AT_MOST, size());
            throw misread("expected \"at least\" or \"at most\"");
        }
        if (takes("before")) return new Condition.OnDay(name, Side.BEFORE, when());
        if (takes("after")) return new Condition.OnDay(name, Side.AFTER, when());
        if (takes("within")) {
            int days = whole();
            if (takes("days") || takes("day")) return new Condition.Within(name, days);
            throw misread("expected \"days\"");
        }
        throw misread("what of \"" + name + "\"?");
    }

    private Condition is(String name) throws Misread {
        boolean not = takes("not");
        Condition condition = state(name);
        return not ? negated(condition) : condition;
    }

    private Condition state(String name) throws Misread {
        if (takes("filled")) return new Condition.Not(new Condition.Empty(name));
        if (takes("empty")) return new Condition.Empty(name);
        if (calendars.contains(name)) {
            if (takes("open")) return new Condition.Open(name);
            if (takes("closed")) return new Condition.Not(new Condition.Open(name));
            throw misread("a calendar is open or closed");
        }
        String value = peek();
        if (!VALUE.matcher(value).matches()) throw misread("expected a value");
        next++;
        return new Condition.Is(name, value);
    }

    private static Condition negated(Condition condition) {
        return condition instanceof Condition.Not(Condition of) ? of : new Condition.Not(condition);
    }

    private Value size() throws Misread {
        String number = peek();
        if (!number.matches("[0-9]{1,9}(\\.[0-9]{1,2})?")) throw misread("expected a number");
        next++;
        String currency = peek();
        if (currency.matches("[A-Z]{3}")) {
            next++;
            return new Value.Amount(money(number, currency));
        }
        if (number.contains(".")) throw misread("expected a currency, such as USD");
        return new Value.Count(Integer.parseInt(number));
    }

    private Money money(String number, String code) throws Misread {
        try {
            return Money.of(new BigDecimal(number), Currency.getInstance(code));
        } catch (IllegalArgumentException | ArithmeticException none) {
            next--;
            throw misread("there is no such amount of money");
        }
    }

    private When when() throws Misread {
        if (takes("today")) return new When.Today();
        try {
            var date = new When.Date(LocalDate.parse(peek()));
            next++;
            return date;
        } catch (DateTimeException none) {
            throw misread("expected today or a day, such as 2026-12-25");
        }
    }

    private int whole() throws Misread {
        if (!peek().matches("[0-9]{1,5}")) throw misread("expected a number of days");
        return Integer.parseInt(tokens.get(next++).text());
    }

    private String peek() {
        return tokens.get(next).text();
    }

    private boolean takes(String word) {
        if (!peek().equals(word)) return false;
        next++;
        return true;
    }

    private Misread misread(String what) {
        return new Misread(tokens.get(next).at(), what, FORMS);
    }
}
