package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishCodesTest {
    @ParameterizedTest
    @CsvSource({
        "AA9999, b h seven six seven six, BH7676",
        "AA9999, e e zero seven zero two, EE0702",
        "AA9999, bravo hotel seven six seven six, BH7676",
        "AA9999, b as in boy h for henry double seven sixty six, BH7766",
        "AA9999, b like ball a for apple one two three four, BA1234",
        "AA9999, double l one two three four, LL1234",
        "AA9999, see bee twelve thirty four, CB1234",
        "AA9999, are you ready one two three four, ''",
        "AA9999, why tea one two three four, YT1234",
        "AA9999, oh double oh three four, ''",
        "AA9999, oh oh one two three four, OO1234",
        "AA99, double you x twenty one, WX21",
        "AA99, double u double o, UU00",
        "AAA, triple w, WWW",
        "AA, double u, UU",
        "A9, double u one, W1",
        "A9, d as in boy four, B4",
        "A9, d as in xylophone four, ''",
        "A9, d for boy four, ''",
        "A9A, d for b, D4B",
        "A9, m like nancy five, N5",
        "XX, four oh, 40",
        "XXX, four are oh, 4R0",
        "9A9, five alpha five, 5A5",
    })
    void codesAreSpeltInManyWays(String pattern, String words, String code) {
        List<String> values = Values.of(words, code(pattern));
        assertEquals(code, values.isEmpty() ? "" : values.getFirst());
    }

    @Test
    void theCheckChoosesBetweenALetterAndADigit() {
        Acceptor checked = Grammars.ENGLISH.code("XX", "4O"::equals);
        assertEquals(List.of("4O"), Values.of("four oh", checked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AB", "a9", "99-99"})
    void aPatternOfAnythingElseIsRefused(String pattern) {
        assertThrows(IllegalArgumentException.class, () -> code(pattern));
    }

    @Test
    void aCodeIsCompleteWhenAllOfItIsThere() {
        Acceptor code = code("AA99");
        for (String words : List.of("b", "b h", "b h one"))
            assertTrue(Values.mayGoOn(words, code), words);
        for (String words : List.of("b h one two", "b h twenty", "one", "b b b"))
            assertFalse(Values.mayGoOn(words, code), words);
    }

    @Test
    void everyWordThatSoundsLikeALetterIsThatLetter() throws IOException {
        List<Pronounced> words = Pronounced.read();
        Acceptor letter = code("A");
        List<Pronounced> letters =
                words.stream().filter(each -> each.word.matches("[a-z]")).toList();
        for (Pronounced name : letters)
            for (Pronounced alike : words)
                // "a" may also sound like "uh"; nobody spells so
                if (alike.sound.equals(name.sound) && !name.sound.equals("AH"))
                    assertEquals(
                            List.of(name.word.toUpperCase(Locale.ROOT)),
                            Values.of(alike.word, letter),
                            alike.word);
    }

    /** A line of the starter model's lexicon. */
    private record Pronounced(String word, String sound) {
        static List<Pronounced> read() throws IOException {
            try (Stream<String> lines = Files.lines(Path.of("../models/starter/lexicon.txt"))) {
                return lines.map(line -> List.of(line.split("\\s+", 2)))
                        .map(line -> new Pronounced(line.getFirst(), line.getLast()))
                        .toList();
            }
        }
    }

    @Test
    void everyCodeSpokenInEverySupportedWayComesBack() {
        var random = new Random(6);
        Map<String, Acceptor> acceptors = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            var pattern = new StringBuilder();
            for (int k = 1 + random.nextInt(6); k > 0; k--)
                pattern.append("A9".charAt(random.nextInt(2)));
            String code = new Shape(pattern.toString(), pattern.length()).example(random);
            String words = say(code, random);
            Acceptor acceptor =
                    acceptors.computeIfAbsent(pattern.toString(), EnglishCodesTest::code);
            List<String> values = Values.of(words, acceptor);
            assertFalse(values.isEmpty(), words);
            assertEquals(code, values.getFirst(), words);
        }
    }

    @Test
    void codesWithTheirDigitsInGroupsComeBack() {
        var random = new Random(9);
        Acceptor code = code("AA9999");
        for (int i = 0; i < 20_000; i++) {
            String value = new Shape("AA9999", 6).example(random);
            String words =
                    EnglishCodes.say(value.substring(0, 2), random)
                            + " "
                            + EnglishDigits.sayInGroups(value.substring(2), random);
            assertEquals(List.of(value), Values.of(words, code), words);
        }
    }

    @Test
    void codesOfEitherComeBackAmongOthers() {
        var random = new Random(8);
        Acceptor either = code("XXXXXX");
        for (int i = 0; i < 2_000; i++) {
            String code = new Shape("XXXXXX", 6).example(random);
            String words = say(code, random);
            assertTrue(Values.of(words, either).contains(code), words + " is " + code);
        }
    }

    /** Says a code in a way of its own choice at every character. */
    private static String say(String code, Random random) {
        var words = new ArrayList<String>();
        for (int at = 0; at < code.length(); at++) {
            char each = code.charAt(at);
            boolean twice = at + 1 < code.length() && code.charAt(at + 1) == each;
            String one =
                    Character.isDigit(each)
                            ? EnglishDigits.say(each, random)
                            : EnglishLetters.say(each, random);
            if (twice && !one.contains(" ") && random.nextBoolean() && one.length() < 6) {
                words.add("double");
                one = Character.isDigit(each) ? one : String.valueOf(each).toLowerCase(Locale.ROOT);
                at++;
            }
            words.add(one);
        }
        return String.join(" ", words);
    }

    private static Acceptor code(String pattern) {
        return Grammars.ENGLISH.code(pattern);
    }

    @Test
    void everyUsualWayToSayACodeIsReadBack() {
        var random = new Random(4);
        Acceptor codes = new AmericanEnglish().code("AA9999");
        for (int i = 0; i < 100; i++) {
            String value =
                    "%c%c%04d"
                            .formatted(
                                    'A' + random.nextInt(26),
                                    'A' + random.nextInt(26),
                                    random.nextInt(10_000));
            List<String> sayings = codes.sayings(value);
            assertTrue(sayings.size() >= 9 && sayings.size() <= 100, value);
            for (String said : sayings)
                assertTrue(
                        codes.readings(List.of(said.split(" ")), 0).stream()
                                .anyMatch(reading -> reading.value().equals(value)),
                        said);
        }
    }

    @Test
    void longCodesHaveNoMoreSayingsThanADecoderTakes() {
        Acceptor codes = new AmericanEnglish().code("AAAAAAAAAAAA");
        assertTrue(codes.sayings("ABCDEFGHIJKL").size() <= 100);
    }
}
