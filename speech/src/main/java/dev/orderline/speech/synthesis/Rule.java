package dev.orderline.speech.synthesis;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of writing and how it is said. So that saying twice is saying once, what a pattern
 * matches holds something that no rule ever gives: a digit, a sign, an abbreviation.
 *
 * @param said what is said for a match; it stands between blanks
 */
record Rule(Pattern written, Function<MatchResult, String> said) {
    static Rule of(String regex, Function<MatchResult, String> said) {
        return new Rule(Pattern.compile(regex), said);
    }

    static Rule of(String regex, String said) {
        return of(regex, _ -> said);
    }

    static String applyAll(List<Rule> rules, String text) {
        String said = text;
        for (Rule rule : rules) said = rule.apply(said);
        return said;
    }

    String apply(String text) {
        return written.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(" " + said.apply(match) + " "));
    }
}
