package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishNamingTest {
    private static final List<String> NAMES =
            List.of("blue rain jacket", "red jacket", "running shoes", "mug of steel", "---");

    private final Acceptor naming = Grammars.ENGLISH.naming(NAMES);

    private final Grammar wish =
            new PhraseGrammar(
                    "wish",
                    Grammars.ENGLISH,
                    Map.of("return", List.of("i want to return {item} [from order {order}]")),
                    Map.of("item", naming, "order", Grammars.ENGLISH.digits(4, 4)),
                    Map.of());

    @ParameterizedTest
    @CsvSource({
        "the jacket, jacket",
        "my red jacket, red jacket",
        "a running shoe, running shoe",
        "the blue one, blue",
        "the mug of steel, mug of steel",
        "shoes, shoes"
    })
    void aThingIsCalledByItsWordsWhicheverIsMeant(String words, String value) {
        List<String> said = List.of(words.split(" "));
        assertEquals(new Reading(said.size(), value), whole(said).orElseThrow());
    }

    private Optional<Reading> whole(List<String> words) {
        return naming.readings(words, 0).stream()
                .filter(reading -> reading.to() == words.size())
                .findFirst();
    }

    @Test
    void whatNothingIsCalledIsNotTaken() {
        for (String words : List.of("the cat", "of", "the", "jacket rain", ""))
            assertTrue(whole(List.of(words.split(" "))).isEmpty(), words);
    }

    @Test
    void aThingAndItsOrderAreSaidInOneBreath() {
        assertEquals(
                Optional.of(new Meaning("return", Map.of("item", "shoes", "order", "1234"))),
                wish.meaning("i want to return the shoes from order one two three four"));
        assertEquals(
                Optional.of(new Meaning("return", Map.of("item", "shoes"))),
                wish.meaning("i want to return the shoes"));
    }

    @Test
    void withoutNamesNothingIsTaken() {
        assertTrue(
                Grammars.ENGLISH.naming(List.of()).readings(List.of("the", "jacket"), 0).isEmpty());
    }

    @Test
    void theDecoderListensForWhatThingsAre() {
        assertTrue(
                naming.phrases().containsAll(List.of("the jacket", "my shoes", "the red jacket")));
    }
}
