package dev.orderline.ivr.flow.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes of a flow's text, as a slip of the hand, a bad copy or malice would make them. */
final class Mutations {
    private static final List<String> SIGNS =
            List.of(
                    ":",
                    " ",
                    "\"",
                    "'",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    "#",
                    "-",
                    "|",
                    ">",
                    "<",
                    "&",
                    "*",
                    "!",
                    "%",
                    "@",
                    "`",
                    "\t",
                    "\n",
                    "\r",
                    "\u0000",
                    "\u0007",
                    "\uFEFF",
                    "\u00A0",
                    "\u2028",
                    "\uD83D\uDE00",
                    "\uD800",
                    "\u202E",
                    "e\u0301",
                    "0",
                    "9",
                    "~",
                    "\\");

    private static final List<String> VALUES =
            List.of(
                    "",
                    "~",
                    "null",
                    "yes",
                    "no",
                    "on",
                    "0",
                    "-1",
                    "1",
                    "11",
                    "1e9",
                    "999999999",
                    "99999999999999999999",
                    "[]",
                    "{}",
                    "[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]",
                    "{a: {b: {c: {d: {e: {f: {g: {h: {i: j}}}}}}}}}",
                    "language",
                    "caller",
                    "value",
                    "{value}",
                    "\"{language}\"",
                    "\"{order as number}\"",
                    "always",
                    "person",
                    "start",
                    "XAU",
                    "5 s",
                    "2026-02-30",
                    "common",
                    "identify",
                    "welcome",
                    "order",
                    "items",
                    "item",
                    "postcode",
                    "not not order is filled",
                    "order over 5",
                    "\"(a | b) [c] {order}\"",
                    "\"<order>\"",
                    "\"{items with keys}\"");

    /** A key at the beginning of a line and its value. */
    private static final Pattern PAIR = Pattern.compile("(?m)^( *(?:- )?[\\w-]+:)( .*)?$");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]+");

    private final Random random;
    private final List<String> others;

    /**
     * @param others texts from which something may get into the changed one
     */
    Mutations(Random random, List<String> others) {
        this.random = random;
        this.others = others;
    }

    String change(String text) {
        if (text.isEmpty()) return any(SIGNS);
        return switch (random.nextInt(12)) {
            case 0 -> signPutIn(text);
            case 1 -> signsLeftOut(text);
            case 2, 3 -> lineMoved(text);
            case 4 -> lineLeftOut(text);
            case 5 -> lineIndented(text);
            case 6, 7 -> valueReplaced(text, any(VALUES));
            case 8 -> valueReplaced(text, someValue(any(others)));
            case 9, 10 -> nameReplaced(text);
            default -> blockTwice(text);
        };
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String signPutIn(String text) {
        int at = random.nextInt(text.length());
        String sign = any(SIGNS).repeat(random.nextInt(10) == 0 ? 3_000 : 1);
        return text.substring(0, at) + sign + text.substring(at);
    }

    private String signsLeftOut(String text) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(5));
        return text.substring(0, from) + text.substring(to);
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(List.of(text.split("\n", -1)));
    }

    private String lineMoved(String text) {
        List<String> lines = lines(text);
        String line = lines.remove(random.nextInt(lines.size()));
        lines.add(random.nextInt(lines.size() + 1), line);
        return String.join("\n", lines);
    }

    private String lineLeftOut(String text) {
        List<String> lines = lines(text);
        lines.remove(random.nextInt(lines.size()));
        return String.join("\n", lines);
    }

    private String lineIndented(String text) {
        List<String> lines = lines(text);
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        lines.set(
                at,
                line.startsWith("  ") && random.nextBoolean() ? line.substring(2) : "  " + line);
        return String.join("\n", lines);
    }

    private String blockTwice(String text) {
        List<String> lines = lines(text);
        int from = random.nextInt(lines.size());
        int to = Math.min(lines.size(), from + 1 + random.nextInt(12));
        lines.addAll(to, List.copyOf(lines.subList(from, to)));
        return String.join("\n", lines);
    }

    private String valueReplaced(String text, String value) {
        List<int[]> found = new ArrayList<>();
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) found.add(new int[] {pair.end(1), pair.end()});
        if (found.isEmpty()) return text + value;
        int[] place = found.get(random.nextInt(found.size()));
        return text.substring(0, place[0]) + " " + value + text.substring(place[1]);
    }

    private String someValue(String text) {
        List<String> values = new ArrayList<>();
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) if (pair.group(2) != null) values.add(pair.group(2).strip());
        return values.isEmpty() ? "" : any(values);
    }

    private String nameReplaced(String text) {
        List<String> names = new ArrayList<>();
        Matcher name = NAME.matcher(text);
        while (name.find()) names.add(name.group());
        if (names.isEmpty()) return text;
        int at = random.nextInt(text.length());
        Matcher next = NAME.matcher(text);
        return next.find(at)
                ? text.substring(0, next.start()) + any(names) + text.substring(next.end())
                : text;
    }
}
