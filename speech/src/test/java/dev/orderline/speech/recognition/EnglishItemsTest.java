package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishItemsTest {
    private final Acceptor items =
            items(
                    "rain=Blue Rain Jacket",
                    "cap=red cap",
                    "red=red jacket",
                    "shoes=Running Shoes 42");

    @ParameterizedTest
    @CsvSource({
        "blue rain jacket, rain",
        "the blue rain jacket, rain",
        "my rain jacket, rain",
        "the blue one, rain",
        "the blue jacket, rain",
        "the blue, rain",
        "the red jacket, red",
        "a red jacket, red",
        "the cap, cap",
        "that cap, cap",
        "the caps, cap",
        "the running shoe, shoes",
        "shoes, shoes",
        "the running ones, shoes",
        "running shoes forty two, shoes",
        "the first one, rain",
        "the second, cap",
        "third item, red",
        "number two, cap",
        "item number four, shoes",
        "the last one, shoes",
    })
    void itemsAreKnownByTheCallersOwnWords(String words, String item) {
        assertEquals(List.of(item), Values.of(words, items));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "the",
                "the jacket",
                "the red one",
                "the green one",
                "jacket blue",
                "the red rain jacket",
                "number five",
                "number zero",
                "the fifth one",
                "the one",
                "my my cap",
                "the cap and the shoes"
            })
    void whatFitsNoneOrSeveralIsNotRead(String words) {
        assertEquals(List.of(), Values.of(words, items));
    }

    @Test
    void theWholeNameOfJustOneIsThatOne() {
        Acceptor two = items("a=jacket", "b=rain jacket", "c=rain hat with strap");
        assertEquals(List.of("a"), Values.of("the jacket", two));
        assertEquals(List.of("b"), Values.of("the rain jacket", two));
        assertEquals(List.of(), Values.of("the rain", two));
        assertEquals(List.of("c"), Values.of("the hat with strap", two));
        assertEquals(List.of(), Values.of("with", two));
    }

    @Test
    void twoOfTheSameNameAreKnownByTheirPlaces() {
        Acceptor twice = items("a=red cap", "b=red cap");
        assertEquals(List.of(), Values.of("the red cap", twice));
        assertEquals(List.of("b"), Values.of("the second one", twice));
    }

    @Test
    void oneItemMayHaveSeveralNames() {
        Acceptor sofa =
                Grammars.ENGLISH.oneOf(Map.of("sofa", List.of("Oslo sofa", "three-seat couch")));
        for (String words : List.of("the sofa", "my couch", "the oslo", "three seat couch"))
            assertEquals(List.of("sofa"), Values.of(words, sofa));
    }

    @Test
    void namesAreReadAsTheyAreWritten() {
        Acceptor jeans = items("a=MEN\u2019S  Jeans (501) / 'slim'", "b=shirt 12345 v2");
        for (String words : List.of("the men's jeans", "jeans five hundred one", "slim"))
            assertEquals(List.of("a"), Values.of(words, jeans), words);
        for (String words : List.of("shirt one two three four five", "the v two"))
            assertEquals(List.of("b"), Values.of(words, jeans), words);
    }

    @Test
    void onlyWhatMayBecomeAnotherItemMayGoOn() {
        for (String words : List.of("the", "the red", "number"))
            assertTrue(Values.mayGoOn(words, items), words);
        for (String words : List.of("the blue", "the cap", "the red jacket", "the second one"))
            assertFalse(Values.mayGoOn(words, items), words);
    }

    @Test
    void nothingToChooseFromAndNamesWithoutWordsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Grammars.ENGLISH.oneOf(Map.of()));
        assertThrows(IllegalArgumentException.class, () -> items("a=---"));
    }

    @Test
    void everyWayToNameOneOfManyIsEitherThatOneOrNone() {
        var random = new Random(2);
        List<String> colours = List.of("red", "blue", "green", "black");
        List<String> kinds = List.of("rain", "winter", "light");
        List<String> things = List.of("jacket", "cap", "boots", "dress");
        for (int round = 0; round < 300; round++) {
            Map<String, List<String>> names = new LinkedHashMap<>();
            for (int i = 0; i < 6; i++)
                names.put(
                        "i" + i,
                        List.of(
                                pick(colours, random)
                                        + " "
                                        + pick(kinds, random)
                                        + " "
                                        + pick(things, random)));
            Acceptor many = Grammars.ENGLISH.oneOf(names);
            for (Map.Entry<String, List<String>> item : names.entrySet()) {
                List<String> words =
                        new ArrayList<>(List.of(item.getValue().getFirst().split(" ")));
                if (random.nextBoolean()) words.remove(random.nextInt(words.size()));
                if (random.nextBoolean()) words.remove(random.nextInt(words.size()));
                String said = "the " + String.join(" ", words);
                long fits = names.values().stream().filter(name -> fits(words, name)).count();
                assertEquals(
                        fits == 1 ? List.of(item.getKey()) : List.of(),
                        Values.of(said, many),
                        said);
            }
        }
    }

    /** Whether {@code words} are in the name, in their order. */
    private static boolean fits(List<String> words, List<String> names) {
        List<String> name = new ArrayList<>(List.of(names.getFirst().split(" ")));
        name.retainAll(words);
        return name.equals(words);
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private static Acceptor items(String... named) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (String each : named) {
            List<String> parts = List.of(each.split("="));
            names.put(parts.getFirst(), List.of(parts.getLast()));
        }
        return Grammars.ENGLISH.oneOf(names);
    }
}
