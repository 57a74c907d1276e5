package dev.orderline.speech.recognition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Grammars as a flow might have them. */
public final class Grammars {
    public static final SpokenLanguage ENGLISH = new AmericanEnglish();

    /** The choices of {@link #YES_NO}. */
    public static final String YES = "yes";

    public static final String NO = "no";

    /** The choices of {@link #UNIVERSALS}. */
    public static final String HELP = "help";

    public static final String REPEAT = "repeat";
    public static final String AGENT = "agent";
    public static final String DO_NOT_RECORD = "do-not-record";

    public static final Grammar YES_NO =
            PhraseGrammar.choice(
                    "yes-no",
                    ENGLISH,
                    Map.of(
                            YES,
                            List.of(
                                    "yes [please | it is | that is right | that's right]",
                                    "yeah | yep | sure | okay | correct | right | exactly",
                                    "(that is | that's) (right | correct)"),
                            NO,
                            List.of(
                                    "no [thank you | thanks | it is not | that is wrong]",
                                    "nope | wrong | incorrect | not right",
                                    "(that is | that's) (wrong | not right | not correct)")));

    /** What is understood at every question. */
    public static final Grammar UNIVERSALS =
            PhraseGrammar.choice(
                    "universals",
                    ENGLISH,
                    Map.of(
                            HELP,
                            List.of("help [me]", "i need [some] help", "what can i say"),
                            REPEAT,
                            List.of(
                                    "repeat [that]",
                                    "(say that | say it) again",
                                    "can you (repeat that | say that again)",
                                    "what did you say | pardon [me]"),
                            AGENT,
                            List.of(
                                    "agent | operator | representative | customer service",
                                    "[i (want | need | would like) to] (talk | speak) (to | with)"
                                            + " (someone | somebody | (a | an | the) (person | human |"
                                            + " agent | operator | representative))",
                                    "[a] (real person | human [being])"),
                            DO_NOT_RECORD,
                            List.of(
                                    "(don't | do not | stop) (record | recording) [me | this call |"
                                            + " the call]",
                                    "i don't want to be recorded | no recording")));

    /** Things to choose from, in an order. */
    public static final Map<String, List<String>> ITEMS = items();

    private Grammars() {}

    private static Map<String, List<String>> items() {
        Map<String, List<String>> items = new LinkedHashMap<>();
        items.put("jacket", List.of("blue rain jacket"));
        items.put("cap", List.of("red cap"));
        items.put("red", List.of("red jacket"));
        items.put("shoes", List.of("running shoes"));
        return Collections.unmodifiableMap(items);
    }

    /** Any digits of that length. */
    public static Grammar digits(String slot, int length, String... called) {
        return PhraseGrammar.filling(
                slot, ENGLISH, List.of(called), ENGLISH.digits(length, length));
    }

    /** {@code grammar}, and what is understood everywhere. */
    public static Grammar withUniversals(Grammar grammar) {
        return new Combined(List.of(grammar, UNIVERSALS));
    }

    /** Words for {@code digits}, said in pairs and hundreds. */
    public static String inGroups(String digits, RandomGenerator random) {
        return EnglishDigits.sayInGroups(digits, random);
    }
}
