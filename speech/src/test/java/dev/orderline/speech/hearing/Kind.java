package dev.orderline.speech.hearing;

import dev.orderline.speech.recognition.Acceptor;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Grammars;
import dev.orderline.speech.recognition.PhraseGrammar;
import dev.orderline.speech.synthesis.Spoken;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What callers are asked for, the grammar it is heard with, and how it is said. */
@SuppressWarnings("ImmutableEnumChecker") // grammars and acceptors are immutable, by contract
enum Kind {
    ORDER_NUMBER(
            "order",
            List.of("[order] number"),
            Grammars.ENGLISH.digits(8, 8, Ean8::fits),
            "my order number is "),
    CODE("code", List.of("[voucher] code"), Grammars.ENGLISH.code("AA9999"), "the code is ") {
        @Override
        String written(String words) {
            // letters by their names: "a" alone would be an article
            return Arrays.stream(words.split(" "))
                    .map(word -> word.length() == 1 ? Spoken.letters(word) : word)
                    .collect(Collectors.joining(" "));
        }
    },
    YES_NO(
            Grammars.YES_NO,
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
                    "incorrect")),
    WISH(
            wishes(),
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
                    "say that again")),
    ITEM(
            PhraseGrammar.filling(
                    "item", Grammars.ENGLISH, List.of(), Grammars.ENGLISH.oneOf(Grammars.ITEMS)),
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
                    "running shoes")),
    DATE("day", List.of(), Grammars.ENGLISH.date(), ""),
    MONEY("amount", List.of(), Grammars.ENGLISH.money(Currency.getInstance("USD")), "");

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

    private final Grammar grammar;
    private final Function<RandomGenerator, String> speaker;

    /** A value, one of four after some words. */
    Kind(String slot, List<String> called, Acceptor acceptor, String before) {
        this(
                PhraseGrammar.filling(slot, Grammars.ENGLISH, called, acceptor),
                random -> (random.nextInt(4) == 0 ? before : "") + acceptor.example(random));
    }

    /** Any of these phrases. */
    Kind(Grammar answers, List<String> phrases) {
        this(answers, random -> phrases.get(random.nextInt(phrases.size())));
    }

    Kind(Grammar answers, Function<RandomGenerator, String> speaker) {
        this.grammar = Grammars.withUniversals(answers);
        this.speaker = speaker;
    }

    Grammar grammar() {
        return grammar;
    }

    /** One answer, in words that {@link #grammar} understands. */
    String words(RandomGenerator random) {
        return speaker.apply(random);
    }

    /** {@code words} as they are to be written for a voice. */
    String written(String words) {
        return words;
    }

    private static Grammar wishes() {
        return PhraseGrammar.choice(
                "wish",
                Grammars.ENGLISH,
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
                                "change my (order | address)")));
    }
}
