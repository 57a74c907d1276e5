package dev.orderline.speech.recognition;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Prints what understanding costs, after warm-up: the time of one {@code meaning} and one {@code
 * complete}, and of making a grammar. Run from the module, after test-compile: {@code java -cp
 * target/classes:target/test-classes dev.orderline.speech.recognition.RecognitionBench}.
 */
final class RecognitionBench {
    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 20_000;

    /** Something is made of every result, so that no work can be left out. */
    private static int results;

    /** A question and a typical answer. */
    private record Trial(Grammar grammar, String words) {}

    private RecognitionBench() {}

    public static void main(String[] none) {
        for (Trial trial : trials()) {
            Supplier<?> meaning = () -> trial.grammar.meaning(trial.words).orElseThrow();
            Supplier<?> complete = () -> trial.grammar.complete(trial.words);
            System.out.printf(
                    "%-14s meaning %5.1f us, complete %5.1f us: %s%n",
                    trial.grammar.name().replaceAll("\\+.*", ""),
                    micros(meaning, ROUNDS),
                    micros(complete, ROUNDS),
                    trial.words);
        }
        System.out.printf(
                "corrections made in %.0f us (%x)%n",
                micros(RecognitionBench::order, 2_000), results);
    }

    private static List<Trial> trials() {
        SpokenLanguage english = Grammars.ENGLISH;
        return List.of(
                new Trial(wishes(), "hello i want to return something please"),
                new Trial(
                        wishes(),
                        "i want to return the running shoes from order one two three four five six"
                                + " seven eight"),
                filling(
                        english.digits(8, 8),
                        "my number is twelve thirty four double five six seven"),
                filling(
                        english.digits(8, 8),
                        "one two three four no five six seven eight nine zero"),
                filling(english.code("AA9999"), "b as in boy h one two double three"),
                filling(english.number(1, 999_999_999), "one thousand two hundred and five"),
                filling(
                        english.money(Currency.getInstance("USD")),
                        "three hundred and forty five dollars and ninety nine cents"),
                filling(english.date(), "thursday the seventeenth of march twenty twenty six"),
                filling(english.yesNo(), "yes that's right"),
                filling(english.oneOf(Grammars.ITEMS), "the red jacket"),
                new Trial(order(), "no that's wrong it's five six"),
                new Trial(Grammars.withUniversals(wishes()), "can you repeat that"));
    }

    private static Trial filling(Acceptor acceptor, String words) {
        return new Trial(
                Grammars.withUniversals(
                        PhraseGrammar.filling("n", Grammars.ENGLISH, List.of("number"), acceptor)),
                words);
    }

    private static Grammar order() {
        return new Corrections(
                "order",
                Grammars.ENGLISH,
                List.of("order number"),
                Grammars.ENGLISH.digits(8, 8),
                "12345678");
    }

    private static Grammar wishes() {
        return new PhraseGrammar(
                "wishes",
                Grammars.ENGLISH,
                Map.of(
                        "return",
                        List.of(
                                "[i (want | would like) to] (return | send back) {item} [from [my]"
                                        + " order [number] {order}]",
                                "i (want | would like) to (return | send back) something"),
                        "status",
                        List.of("where is my (order | package | parcel) [{order}]")),
                Map.of(
                        "order", Grammars.ENGLISH.digits(8, 8),
                        "item", Grammars.ENGLISH.oneOf(Grammars.ITEMS)),
                Map.of());
    }

    private static double micros(Supplier<?> work, int rounds) {
        for (int i = 0; i < WARM_UP; i++) results += work.get().hashCode();
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) results += work.get().hashCode();
        return (System.nanoTime() - start) / 1e3 / rounds;
    }
}
