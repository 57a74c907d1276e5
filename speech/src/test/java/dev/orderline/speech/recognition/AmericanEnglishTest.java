package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmericanEnglishTest {
    private static final SpokenLanguage ENGLISH = Grammars.ENGLISH;

    private final PhraseGrammar agreed =
            PhraseGrammar.filling("agreed", ENGLISH, List.of(), ENGLISH.yesNo());

    /** One of each kind. */
    static Stream<Acceptor> acceptors() {
        Map<String, List<String>> items = new LinkedHashMap<>();
        items.put("a", List.of("Blue Rain Jacket"));
        items.put("b", List.of("red cap", "hat"));
        items.put("c", List.of("red jacket"));
        return Stream.of(
                ENGLISH.digits(8, 8),
                ENGLISH.digits(4, 6),
                ENGLISH.digits(5, 5, digits -> Integer.parseInt(digits) % 11 == 0),
                ENGLISH.code("AA9999"),
                ENGLISH.code("XX9A"),
                ENGLISH.number(1, 20),
                ENGLISH.number(0, 999_999_999),
                ENGLISH.money(Currency.getInstance("USD")),
                ENGLISH.money(Currency.getInstance("GBP")),
                ENGLISH.money(Currency.getInstance("EUR")),
                ENGLISH.date(),
                ENGLISH.yesNo(),
                ENGLISH.choice(
                        Map.of("damaged", List.of("it is <bad>"), "small", List.of("[too] small")),
                        Map.of("bad", List.of("broken | damaged"))),
                ENGLISH.oneOf(items));
    }

    @ParameterizedTest
    @MethodSource("acceptors")
    void examplesAreUnderstood(Acceptor acceptor) {
        var random = new Random(4);
        for (int i = 0; i < 300; i++) {
            String words = acceptor.example(random);
            assertFalse(Values.of(words, acceptor).isEmpty(), words);
        }
    }

    @ParameterizedTest
    @MethodSource("acceptors")
    void everyPhraseForTheDecoderIsOfWordsThatTheStarterModelKnows(Acceptor acceptor)
            throws IOException {
        Set<String> known = starterWords();
        for (String phrase : acceptor.phrases())
            for (String word : List.of(phrase.split(" "))) assertTrue(known.contains(word), word);
    }

    @Test
    void whatIsSaidAroundValuesIsKnownToTheStarterModel() throws IOException {
        Set<String> known = starterWords();
        List<String> patterns =
                Stream.of(
                                ENGLISH.denials(),
                                ENGLISH.corrections(),
                                ENGLISH.leadIns(List.of("order")))
                        .flatMap(List::stream)
                        .toList();
        for (String phrase : PhrasePattern.expand(patterns))
            for (String word : List.of(phrase.split(" "))) assertTrue(known.contains(word), word);
        assertTrue(known.containsAll(ENGLISH.decoys()));
    }

    private static Set<String> starterWords() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("../models/starter/graph/words.txt"))) {
            return lines.map(line -> line.substring(0, line.indexOf(' ')))
                    .collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "yeah",
                "yep",
                "yup",
                "sure",
                "okay",
                "correct",
                "right",
                "exactly",
                "yes please",
                "yes it is",
                "yes that's right",
                "that is right",
                "that's correct",
                "of course",
                "absolutely",
                "i do",
                "yes i did",
                "it is",
                "all right",
                "uh huh",
                "go ahead",
                "um yes",
                "yeah thanks",
                "yes thank you"
            })
    void allOfThisIsYes(String words) {
        assertEquals(Optional.of(Meaning.of("agreed", "yes")), agreed.meaning(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "nope",
                "nah",
                "wrong",
                "incorrect",
                "no thank you",
                "no thanks",
                "no it is not",
                "that is wrong",
                "that's not right",
                "not right",
                "i don't",
                "no i did not",
                "not really",
                "no it isn't",
                "of course not",
                "um no",
                "yes i mean no",
                "yes sorry no",
                "yes wait no"
            })
    void allOfThisIsNo(String words) {
        assertEquals(Optional.of(Meaning.of("agreed", "no")), agreed.meaning(words));
        assertTrue(agreed.complete(words));
    }

    @Test
    void aYesThatMayBecomeANoIsWaitedFor() {
        assertTrue(agreed.complete("yes"));
        for (String words : List.of("absolutely", "of course", "it is", "i do")) {
            assertFalse(agreed.complete(words), words);
            assertEquals(Optional.of(Meaning.of("agreed", "no")), agreed.meaning(words + " not"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "one two three four no five six seven eight nine zero, 8, 12567890",
        "one two three four sorry five six seven eight nine zero, 8, 12567890",
        "one two three four i mean five six seven eight nine zero, 8, 12567890",
        "one two three four no wait five six seven eight nine zero, 8, 12567890",
        "one two three four correction five six seven eight nine zero, 8, 12567890",
        "one two three four make that five six seven eight nine zero, 8, 12567890",
        "one two three four no it's five six seven eight nine zero, 8, 12567890",
        "one two three four five six seven eight no nine, 8, 12345679",
        "one two three four sorry five six seven eight, 8, 12345678",
        "one two no one two three four five six seven eight, 8, 12345678",
        "one two three four no nine sorry eight, 4, 1238",
        "one two three four five no nine, 4, 1239",
        "twelve thirty no forty, 4, 1240",
    })
    void whoCorrectsThemselfSaysTheEndAnew(String words, int length, String digits) {
        assertEquals(List.of(digits), Values.of(words, ENGLISH.digits(length, length)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one two no three",
                "one two three four no",
                "no one two three four",
                "one two three four no one two three four five",
                "one no two no three four"
            })
    void aCorrectionThatCannotFitIsNotRead(String words) {
        assertEquals(List.of(), Values.of(words, ENGLISH.digits(4, 4)));
    }

    @Test
    void aCorrectionWithinDigitsOfSeveralLengthsKeepsTheLength() {
        Acceptor some = ENGLISH.digits(4, 6);
        assertEquals(List.of("12378"), Values.of("one two three four five no seven eight", some));
        assertEquals(List.of("1278"), Values.of("one two no seven eight", some));
        assertEquals(
                List.of("5678"),
                Values.of("one two three four five no five six seven eight", some));
    }

    @Test
    void aCodeIsCorrectedLikeDigits() {
        Acceptor code = ENGLISH.code("AA9999");
        assertEquals(List.of("AB1256"), Values.of("a b one two three four no five six", code));
        assertEquals(List.of("BC1234"), Values.of("a b one two no b c one two three four", code));
        assertEquals(List.of("AC1234"), Values.of("a b no c one two three four", code));
    }

    @Test
    void otherValuesAreSaidAnewAsAWhole() {
        assertEquals(
                List.of("3000"),
                Values.of(
                        "twenty dollars no thirty dollars",
                        ENGLISH.money(Currency.getInstance("USD"))));
        assertEquals(
                List.of("---02"),
                Values.of("last tuesday sorry the third i mean the second", ENGLISH.date()));
        assertEquals(List.of("6"), Values.of("five no six", ENGLISH.number(0, 9)));
        assertEquals(
                List.of("b"),
                Values.of(
                        "a no it's b",
                        ENGLISH.choice(Map.of("a", List.of("a"), "b", List.of("b")))));
    }

    @Test
    void onePhraseForTwoNamesIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ENGLISH.choice(Map.of("a", List.of("x"), "b", List.of("x | y"))));
        assertThrows(BadPattern.class, () -> ENGLISH.choice(Map.of("a", List.of("{slot}"))));
    }

    @Test
    void randomWordsAreReadWithoutHarm() {
        List<String> words =
                acceptors()
                        .flatMap(acceptor -> acceptor.phrases().stream())
                        .flatMap(phrase -> Stream.of(phrase.split(" ")))
                        .distinct()
                        .sorted()
                        .toList();
        var random = new Random(12);
        List<Acceptor> acceptors = acceptors().toList();
        for (int i = 0; i < 1_000; i++) {
            List<String> said =
                    Stream.generate(() -> words.get(random.nextInt(words.size())))
                            .limit(1 + random.nextInt(20))
                            .toList();
            for (Acceptor acceptor : acceptors) {
                for (Reading reading : acceptor.readings(said, 0)) {
                    assertTrue(reading.to() > 0 && reading.to() <= said.size());
                    assertFalse(reading.value().isEmpty());
                }
                acceptor.mayGoOn(said, said.size());
                acceptor.corrections("12345678", said, 0);
            }
        }
    }
}
