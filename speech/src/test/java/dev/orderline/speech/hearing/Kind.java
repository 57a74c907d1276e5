package dev.orderline.speech.hearing;

import dev.orderline.speech.recognition.Acceptor;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Grammars;
import dev.orderline.speech.recognition.PhraseGrammar;
import dev.orderline.speech.synthesis.Spoken;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What callers are asked for, the grammar it is heard with, and how it is said. */
@SuppressWarnings("ImmutableEnumChecker") // grammars and acceptors are immutable, by contract
enum Kind {
    /** Digits one by one. */
    ORDER_NUMBER(orders(), Ean8.NUMBERS::example, "my order number is "),
    /** "twenty three forty five", "double oh seven". */
    NUMBER_IN_GROUPS(orders(), Kind::inGroups, "my order number is "),
    CODE(
            filling("code", List.of("[voucher] code"), Grammars.ENGLISH.code("AA9999")),
            Grammars.ENGLISH.code("AA9999")::example,
            "the code is ") {
        @Override
        String written(String words) {
            // letters by their names: "a" alone would be an article
            return Arrays.stream(words.split(" "))
                    .map(word -> word.length() == 1 ? Spoken.letters(word) : word)
                    .collect(Collectors.joining(" "));
        }
    },
    /** Nothing in it checks itself. */
    POSTCODE(
            filling("postcode", List.of("postcode"), Grammars.ENGLISH.digits(5, 5)),
            Grammars.ENGLISH.digits(5, 5)::example,
            "my postcode is "),
    YES_NO(Grammars.YES_NO),
    WISH(wishes()),
    ITEM(filling("item", List.of(), Grammars.ENGLISH.oneOf(Grammars.ITEMS))),
    DATE(filling("day", List.of(), Grammars.ENGLISH.date()), Grammars.ENGLISH.date()::example, ""),
    MONEY(
            filling("amount", List.of(), Grammars.ENGLISH.money(Currency.getInstance("USD"))),
            Grammars.ENGLISH.money(Currency.getInstance("USD"))::example,
            "");

    private final Grammar answers;
    private final Grammar grammar;
    private final Speaker speaker;

    private interface Speaker {
        String words(Part part, RandomGenerator random);
    }

    /** A value, one of four after some words. */
    Kind(Grammar answers, Function<RandomGenerator, String> values, String before) {
        this.answers = answers;
        this.grammar = Grammars.withUniversals(answers);
        this.speaker =
                (part, random) ->
                        (random.nextInt(4) == 0 ? before : "")
                                + part.pick(() -> values.apply(random));
    }

    /** Any of the phrases that are written down for it. */
    Kind(Grammar answers) {
        this.answers = answers;
        this.grammar = Grammars.withUniversals(answers);
        this.speaker = (part, random) -> Texts.one(part, called(), random);
    }

    Grammar grammar() {
        return grammar;
    }

    /**
     * The grammar for a caller who is expected to say one of {@code values}.
     *
     * @throws IllegalStateException if this is no kind whose values can be expected
     */
    Grammar expecting(List<String> values) {
        if (!(answers instanceof PhraseGrammar filling))
            throw new IllegalStateException(this + " is not filled");
        return Grammars.withUniversals(filling.expecting(filling.name(), values));
    }

    /** As in the transcripts of recordings. */
    String called() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether most calls ask it; what is no answer to it is then measured as well. */
    boolean isAskedOften() {
        return switch (this) {
            case ORDER_NUMBER, CODE, POSTCODE, YES_NO, WISH, ITEM -> true;
            case NUMBER_IN_GROUPS, DATE, MONEY -> false;
        };
    }

    /** One answer, in words that {@link #grammar} understands. */
    String words(Part part, RandomGenerator random) {
        return speaker.words(part, random);
    }

    /** {@code words} as they are to be written for a voice. */
    String written(String words) {
        return words;
    }

    private static Grammar orders() {
        return filling("order", List.of("[order] number"), Ean8.NUMBERS);
    }

    private static String inGroups(RandomGenerator random) {
        String words = Ean8.NUMBERS.example(random);
        String digits = Ean8.NUMBERS.readings(List.of(words.split(" ")), 0).getFirst().value();
        return Grammars.inGroups(digits, random);
    }

    private static Grammar filling(String slot, List<String> called, Acceptor acceptor) {
        return PhraseGrammar.filling(slot, Grammars.ENGLISH, called, acceptor);
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
                                "[i want] (a refund | an exchange)",
                                "cancel my order [please]",
                                "change my (order | address)")));
    }
}
