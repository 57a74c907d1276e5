package dev.orderline.speech.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How e-mail and web addresses are said: "returns at example dot com". */
final class AddressRules {
    static final List<Rule> RULES =
            List.of(
                    Rule.of("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)++", m -> say(m.group())),
                    Rule.of(
                            "(?i)\\b(?:https?://)?(?:www\\.)?((?:[a-z0-9-]+\\.){1,8}"
                                    + "(?:com|org|net|gov|edu|io|shop|store|uk)\\b"
                                    + "(?:/(?:[\\w./-]*\\w)?)?)(?:/?\\?[^\\s,]*)?",
                            m -> say(m.group(1))));

    private static final Pattern PART = Pattern.compile("[A-Za-z]+|[0-9]+|.");

    private static final Map<String, String> SIGNS =
            Map.of(
                    ".",
                    "dot",
                    "@",
                    "at",
                    "-",
                    "dash",
                    "_",
                    "underscore",
                    "+",
                    "plus",
                    "/",
                    "slash");

    private AddressRules() {}

    private static String say(String address) {
        List<String> said = new ArrayList<>();
        Matcher part = PART.matcher(address);
        while (part.find()) said.add(sayPart(part.group()));
        return String.join(" ", said);
    }

    private static String sayPart(String part) {
        char first = part.charAt(0);
        if (Character.isDigit(first)) return Spoken.digits(part);
        if (!Character.isLetter(first)) return SIGNS.getOrDefault(part, " ");
        return WordRules.isAcronym(part.toUpperCase(Locale.ROOT))
                ? Spoken.letters(part)
                : part.toLowerCase(Locale.ROOT);
    }
}
