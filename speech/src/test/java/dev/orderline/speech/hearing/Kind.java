package dev.orderline.speech.hearing;

import dev.orderline.speech.recognition.Acceptor;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Grammars;
import dev.orderline.speech.recognition.PhraseGrammar;
import dev.orderline.speech.recognition.SpokenLanguage;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What callers are asked for, the grammar it is heard with, and how it is said. */
enum Kind {
    ORDER_NUMBER(filling("order", List.of("[order] number"), english().digits(8, 8, Ean8::fits))) {
        @Override
        String words(RandomGenerator random) {
            String number = Ean8.random(random);
            return leadIn(random, "my order number is ", "it's ", "number ")
                    + SpokenDigits.say(number, random);
        }
    },
    CODE(filling("code", List.of("[voucher] code"), english().code("AA9999", _ -> true))) {
        @Override
        String words(RandomGenerator random) {
            return leadIn(random, "the code is ", "it's ") + SpokenDigits.code(random);
        }
    },
    YES_NO(Grammars.withUniversals(Grammars.YES_NO)) {
        @Override
        String words(RandomGenerator random) {
            return one(
                    random,
                    List.of(
                            "yes",
                            "yes please",
                            "yeah",
                            "yep",
                            "sure",
                            "okay",
                            "that's right",
                            "correct",
                            "yes it is",
                            "exactly",
                            "no",
                            "no thank you",
                            "nope",
                            "no thanks",
                            "that is wrong",
                            "that's not right",
                            "incorrect"));
        }
    },
    WISH(wishes()) {
        @Override
        String words(RandomGenerator random) {
            return one(
                    random,
                    List.of(
                            "where is my order",
                            "where is my package",
                            "track my order",
                            "when will my package arrive",
                            "i want to return something",
                            "i would like to send back an item",
                            "i want to return the jacket",
                            "it arrived broken",
                            "i want a refund",
                            "cancel my order please",
                            "change my address",
                            "talk to a person",
                            "what can i say",
                            "i need some help",
                            "say that again"));
        }
    },
    ITEM(filling("item", List.of(), english().oneOf(items()))) {
        @Override
        String words(RandomGenerator random) {
            return one(
                    random,
                    List.of(
                            "the blue rain jacket",
                            "the rain jacket",
                            "the blue one",
                            "the cap",
                            "the red cap",
                            "the red jacket",
                            "the running shoes",
                            "the shoes",
                            "the second one",
                            "the first one",
                            "running shoes"));
        }
    },
    DATE(filling("day", List.of(), english().date())) {
        @Override
        String words(RandomGenerator random) {
            String day = one(random, DAYS);
            String month = one(random, MONTHS);
            return switch (random.nextInt(4)) {
                case 0 -> one(random, List.of("today", "yesterday", "tomorrow"));
                case 1 -> "last " + one(random, WEEKDAYS);
                case 2 -> "the " + day + " of " + month;
                default -> month + " " + day;
            };
        }
    },
    MONEY(filling("amount", List.of(), english().money(Currency.getInstance("USD")))) {
        @Override
        String words(RandomGenerator random) {
            String dollars = SpokenDigits.number(2 + random.nextInt(198)) + " dollars";
            return random.nextBoolean()
                    ? dollars
                    : dollars + " and " + SpokenDigits.number(2 + random.nextInt(97)) + " cents";
        }
    };

    /** Sentences that answer none of these questions; nothing in them is an answer. */
    static final List<String> OUTSIDE =
            List.of(
                    "the weather is lovely this morning",
                    "my dog ate breakfast under the table",
                    "can you bring me a glass of water",
                    "she walked slowly along the river",
                    "we are having dinner with my mother",
                    "turn down the television",
                    "i lost my keys in the garden",
                    "the train leaves from platform nine",
                    "hold on a moment",
                    "just a second let me look",
                    "where did i put that letter",
                    "kids be quiet i am on the phone",
                    "how are you doing",
                    "good morning my name is peter",
                    "i bought it for my brother's birthday",
                    "the box was left at the door",
                    "your music is terrible",
                    "it has been raining for days",
                    "what a strange voice you have",
                    "he plays football in the park");

    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final List<String> MONTHS =
            List.of(
                    "january",
                    "february",
                    "march",
                    "april",
                    "may",
                    "june",
                    "july",
                    "august",
                    "september",
                    "october",
                    "november",
                    "december");
    private static final List<String> DAYS =
            List.of(
                    "first",
                    "second",
                    "third",
                    "fifth",
                    "eighth",
                    "tenth",
                    "eleventh",
                    "twelfth",
                    "fifteenth",
                    "nineteenth",
                    "twentieth",
                    "twenty second",
                    "twenty eighth");

    @SuppressWarnings("ImmutableEnumChecker") // grammars are immutable, as their contract says
    private final Grammar grammar;

    Kind(Grammar grammar) {
        this.grammar = grammar;
    }

    Grammar grammar() {
        return grammar;
    }

    /** One answer, in words that {@link #grammar} understands. */
    abstract String words(RandomGenerator random);

    /** {@code words} as they are to be written for a voice. */
    String written(String words) {
        return this == CODE ? Letters.named(words) : words;
    }

    private static SpokenLanguage english() {
        return Grammars.ENGLISH;
    }

    private static Grammar filling(String slot, List<String> called, Acceptor acceptor) {
        return Grammars.withUniversals(PhraseGrammar.filling(slot, english(), called, acceptor));
    }

    private static Grammar wishes() {
        return Grammars.withUniversals(
                PhraseGrammar.choice(
                        "wish",
                        english(),
                        Map.of(
                                "status",
                                List.of(
                                        "where is my (order | package | delivery)",
                                        "[i want to] track [my] (order | package)",
                                        "when will (it | my order | my package) (arrive | come)"),
                                "return",
                                List.of(
                                        "[i (want | would like) to] (return | send back)"
                                                + " (something | an item | my order | the jacket)",
                                        "it (arrived broken | does not fit)"),
                                "other",
                                List.of(
                                        "[i want] a (refund | exchange)",
                                        "cancel my order [please]",
                                        "change my (order | address)"))));
    }

    private static Map<String, List<String>> items() {
        Map<String, List<String>> items = new LinkedHashMap<>();
        items.put("jacket", List.of("blue rain jacket"));
        items.put("cap", List.of("red cap"));
        items.put("red", List.of("red jacket"));
        items.put("shoes", List.of("running shoes"));
        return items;
    }

    private static String leadIn(RandomGenerator random, String... words) {
        return random.nextInt(4) == 0 ? words[random.nextInt(words.length)] : "";
    }

    private static String one(RandomGenerator random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
