package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseGrammarTest {
    private final PhraseGrammar choice =
            PhraseGrammar.choice(
                    "wishes",
                    Grammars.ENGLISH,
                    Map.of(
                            "status", List.of("where is my order", "[order] status"),
                            "refund", List.of("i want a refund"),
                            "refund-status", List.of("i want a refund status"),
                            "done", List.of("that is all [thank you]")));

    @Test
    void aPhraseMeansItsChoice() {
        assertEquals(Optional.of(Meaning.choice("status")), choice.meaning("order status"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where is my order please",
                "um where is uh my order",
                "hello well where is my order thank you very much",
                "hmm please where is my order thanks"
            })
    void hesitationsAndCourtesiesDoNotMatter(String words) {
        assertEquals(Optional.of(Meaning.choice("status")), choice.meaning(words));
        assertTrue(choice.complete(words));
    }

    @Test
    void courtesiesThatArePartOfAPhraseStay() {
        assertEquals(Optional.of(Meaning.choice("done")), choice.meaning("that is all thank you"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "where is my", "where is my cat", "the where is my order", "um please"})
    void anythingElseMeansNothing(String words) {
        assertEquals(Optional.empty(), choice.meaning(words));
        assertFalse(choice.complete(words));
    }

    @Test
    void aPhraseThatMayGoOnToAnotherMeaningIsNotComplete() {
        assertEquals(Optional.of(Meaning.choice("refund")), choice.meaning("i want a refund"));
        assertFalse(choice.complete("i want a refund"));
        assertTrue(choice.complete("i want a refund status"));
    }

    @Test
    void aPhraseThatMayGoOnToTheSameMeaningIsComplete() {
        assertTrue(choice.complete("that is all"));
    }

    @Test
    void onePhraseForTwoChoicesIsRefused() {
        Map<String, List<String>> twice = Map.of("a", List.of("go [back]"), "b", List.of("go"));
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> PhraseGrammar.choice("x", Grammars.ENGLISH, twice));
        assertTrue(refused.toString().contains("\"go\" stands for both "), refused.toString());
    }

    @Test
    void noPhrasesAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> PhraseGrammar.choice("x", Grammars.ENGLISH, Map.of()));
    }

    @Test
    void tooManyPhrasesInAllAreRefused() {
        String ten = "(a | b | c | d | e | f | g | h | i | j) ";
        List<String> patterns =
                List.of("k", "l", "m", "n", "o", "p").stream()
                        .map(w -> w + " " + ten.repeat(3))
                        .toList();
        assertThrows(
                IllegalArgumentException.class,
                () -> PhraseGrammar.choice("x", Grammars.ENGLISH, Map.of("a", patterns)));
    }

    private static final Map<String, Acceptor> SLOTS = slots();

    private static Map<String, Acceptor> slots() {
        Map<String, List<String>> items = new LinkedHashMap<>();
        items.put("jacket", List.of("blue jacket"));
        items.put("shoes", List.of("running shoes"));
        return Map.of(
                "order", Grammars.ENGLISH.digits(4, 4, digits -> !digits.equals("0000")),
                "item", Grammars.ENGLISH.oneOf(items),
                "copies", Grammars.ENGLISH.number(1, 20),
                "when", Grammars.ENGLISH.date());
    }

    private final PhraseGrammar slotted =
            grammar(
                    "return",
                            "[i want to] <send> {item} [from [my] order {order}] | <send> something",
                    "status", "where is [my] order {order} [<since>]",
                    "number", "[it is] {order}",
                    "many", "{copies} of {item}");

    /** Meanings and their patterns, in turn. */
    private static PhraseGrammar grammar(String... meanings) {
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        for (int i = 0; i < meanings.length; i += 2)
            patterns.put(meanings[i], List.of(meanings[i + 1]));
        return new PhraseGrammar(
                "slotted",
                Grammars.ENGLISH,
                patterns,
                SLOTS,
                Map.of(
                        "send", List.of("return", "(send | bring) back"),
                        "since", List.of("that i ordered {when}")));
    }

    @Test
    void severalSlotsAreFilledByOneAnswer() {
        assertEquals(
                Optional.of(new Meaning("return", Map.of("item", "shoes", "order", "1234"))),
                slotted.meaning("i want to return the shoes from order one two three four"));
        assertEquals(
                Optional.of(new Meaning("return", Map.of("item", "jacket"))),
                slotted.meaning("um send back my jacket please"));
        assertEquals(
                Optional.of(new Meaning("status", Map.of("order", "1234", "when", "last-tuesday"))),
                slotted.meaning("where is order twelve thirty four that i ordered last tuesday"));
        assertEquals(
                Optional.of(new Meaning("many", Map.of("copies", "3", "item", "shoes"))),
                slotted.meaning("three of the running shoes"));
        assertEquals(Optional.of(Meaning.choice("return")), slotted.meaning("return something"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return the shoes from order one two three",
                "return the shoes from order one two three four five",
                "return the green one",
                "return from order one two three four",
                "where is my order",
                "where is my order zero zero zero zero",
                "thirty of the shoes"
            })
    void aSlotThatCannotBeReadMakesItNoAnswer(String words) {
        assertEquals(Optional.empty(), slotted.meaning(words));
    }

    @Test
    void onlyWhatLeadsToNoOtherMeaningAndNoMoreSlotsIsComplete() {
        assertFalse(slotted.complete("return the shoes"));
        assertTrue(slotted.complete("return the shoes from order one two three four"));
        assertTrue(slotted.complete("return something"));
        assertTrue(slotted.complete("one two three four"));
        assertFalse(slotted.complete("one two three"));
        assertFalse(slotted.complete("where is order one two three four"));
        assertTrue(slotted.complete("where is order one two three four thank you"));
        assertTrue(slotted.complete("zero zero zero zero"));
    }

    @Test
    void aWholeAnswerThatMayBeTheBeginningOfAValueIsNotComplete() {
        PhraseGrammar menu = grammar("first", "one", "number", "{order}");
        assertEquals(Optional.of(Meaning.choice("first")), menu.meaning("one"));
        assertFalse(menu.complete("one"));
    }

    @Test
    void theMeaningThatStandsFirstWins() {
        PhraseGrammar first = grammar("words", "one two three four", "number", "{order}");
        assertEquals(Optional.of(Meaning.choice("words")), first.meaning("one two three four"));
        PhraseGrammar last = grammar("number", "{order}", "words", "one two three four");
        assertEquals(
                Optional.of(new Meaning("number", Map.of("order", "1234"))),
                last.meaning("one two three four"));
    }

    @Test
    void allReadingsAreKeptUntilTheWholeUtteranceFits() {
        PhraseGrammar both = grammar("both", "{copies} {order}");
        assertEquals(
                Optional.of(new Meaning("both", Map.of("copies", "20", "order", "5123"))),
                both.meaning("twenty five one two three"));
        assertEquals(
                Optional.of(new Meaning("both", Map.of("copies", "5", "order", "2001"))),
                both.meaning("five two hundred one"));
    }

    @Test
    void decodersGetTheStretchesBetweenSlotsAndThePhrasesOfTheSlotsInUse() {
        PhraseGrammar one = grammar("status", "where is order {order} [of {item}] please");
        List<String> phrases = one.phrases();
        assertTrue(phrases.containsAll(List.of("where is order", "please", "of", "one two")));
        assertTrue(phrases.contains("the blue jacket"));
        assertFalse(phrases.contains("yesterday"));
        assertEquals(
                Map.of(
                        "status",
                        List.of(
                                "where is order {order} of {item} please",
                                "where is order {order} please")),
                one.phrasesByMeaning());
    }

    @Test
    void itIsAsPatientAsItsMostPatientSlot() {
        assertEquals(Duration.ofMillis(800), choice.patience());
        assertEquals(Duration.ofMillis(1_200), slotted.patience());
    }

    @Test
    void onePhraseForTwoMeaningsIsRefusedAlsoWithSlots() {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> grammar("a", "[my] order {order}", "b", "order {order}"));
        assertTrue(
                refused.toString().contains("\"order {order}\" stands for both a and b"),
                refused.toString());
    }

    @Test
    void badPatternsAreRefusedAlsoInRulesThatNobodyUses() {
        assertThrows(BadPattern.class, () -> grammar("a", "order {number}"));
        assertThrows(BadPattern.class, () -> grammar("a", "order <thing>"));
        assertThrows(
                BadPattern.class,
                () ->
                        new PhraseGrammar(
                                "x",
                                Grammars.ENGLISH,
                                Map.of("a", List.of("word")),
                                Map.of(),
                                Map.of("unused", List.of("(word"))));
    }

    @Test
    void examplesMeanWhatTheyAreExamplesOf() {
        var random = new Random(21);
        for (int i = 0; i < 2_000; i++)
            for (String meaning : slotted.phrasesByMeaning().keySet()) {
                String words = slotted.example(meaning, random);
                assertEquals(
                        Optional.of(meaning), slotted.meaning(words).map(Meaning::name), words);
            }
        assertThrows(IllegalArgumentException.class, () -> slotted.example("none", random));
    }

    @Test
    void randomWordsDoNoHarmAndCostLittle() {
        List<String> words =
                slotted.phrases().stream()
                        .flatMap(phrase -> Stream.of(phrase.split(" ")))
                        .distinct()
                        .sorted()
                        .toList();
        var random = new Random(22);
        for (int i = 0; i < 8_000; i++) {
            String said =
                    Stream.generate(() -> words.get(random.nextInt(words.size())))
                            .limit(random.nextInt(30))
                            .collect(Collectors.joining(" "));
            Optional<Meaning> meaning = slotted.meaning(said);
            // 0000 is complete, but not possible
            if (slotted.complete(said) && !said.contains("zero") && !said.contains("oh"))
                assertTrue(meaning.isPresent(), said);
        }
    }

    @Test
    void theWorkForAnUtteranceIsBounded() {
        var read = new AtomicInteger();
        Acceptor counted = new Counted(Grammars.ENGLISH.yesNo(), read);
        PhraseGrammar slots =
                new PhraseGrammar(
                        "slots",
                        Grammars.ENGLISH,
                        Map.of("a", List.of("{a} [{b}] [{c}] [{d}] end")),
                        Map.of("a", counted, "b", counted, "c", counted, "d", counted),
                        Map.of());
        String longest = "one ".repeat(PhraseGrammar.MAX_WORDS).strip();
        assertEquals(Optional.empty(), slots.meaning(longest));
        assertTrue(read.get() <= 4 * PhraseGrammar.MAX_WORDS, read.toString());
        assertEquals(Optional.empty(), slotted.meaning("um ".repeat(1_000) + "one two three four"));
    }

    /** Counts how often it is read. */
    private record Counted(Acceptor acceptor, AtomicInteger read) implements Acceptor {
        @Override
        public List<Reading> readings(List<String> words, int from) {
            read.incrementAndGet();
            List<Reading> all = new ArrayList<>();
            for (int to = from + 1; to <= words.size(); to++) all.add(new Reading(to, "" + to));
            return all;
        }

        @Override
        public boolean mayGoOn(List<String> words, int from) {
            return acceptor.mayGoOn(words, from);
        }

        @Override
        public List<String> phrases() {
            return acceptor.phrases();
        }

        @Override
        public Duration patience() {
            return acceptor.patience();
        }

        @Override
        public String example(RandomGenerator random) {
            return acceptor.example(random);
        }
    }
}
