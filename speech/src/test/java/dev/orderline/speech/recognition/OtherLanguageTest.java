package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing but the language knows what language is spoken. */
class OtherLanguageTest {
    private static final SpokenLanguage GERMAN = new German();

    private final PhraseGrammar order =
            PhraseGrammar.filling("order", GERMAN, List.of("bestellnummer"), GERMAN.digits(4, 4));

    @ParameterizedTest
    @CsvSource({
        "eins zwo drei vier, 1234",
        "zwölf vierunddreißig, 1234",
        "ähm meine bestellnummer ist zwölf äh drei vier bitte, 1234",
        "eins zwei drei vier nein fünf sechs, 1256",
        "eins zwei ich meine eins drei drei vier, 1334",
    })
    void aNumberIsUnderstood(String words, String digits) {
        assertEquals(Optional.of(Meaning.of("order", digits)), order.meaning(words));
        assertTrue(order.complete(words));
    }

    @Test
    void englishAroundItIsNot() {
        for (String words :
                List.of("um eins zwei drei vier", "eins zwei drei vier please", "one two"))
            assertEquals(Optional.empty(), order.meaning(words));
    }

    @ParameterizedTest
    @CsvSource({"ja, yes", "ja bitte, yes", "stimmt, yes", "stimmt nicht, no", "nein danke, no"})
    void yesAndNoAreUnderstood(String words, String value) {
        PhraseGrammar agreed = PhraseGrammar.filling("agreed", GERMAN, List.of(), GERMAN.yesNo());
        assertEquals(Optional.of(Meaning.of("agreed", value)), agreed.meaning(words));
        assertEquals(!words.equals("stimmt"), agreed.complete(words));
    }

    @ParameterizedTest
    @CsvSource({
        "gestern, today-1",
        "am dritten mai, --05-03",
        "am dritten mai zweitausendsechsundzwanzig, 2026-05-03",
        "letzten dienstag, last-tuesday",
        "am montag, monday",
        "am einunddreißigsten dezember, --12-31",
    })
    void datesAreUnderstood(String words, String value) {
        assertEquals(List.of(value), Values.of(words, GERMAN.date()));
    }

    @Test
    void everyDayOfAYearComesBack() {
        Acceptor date = GERMAN.date();
        for (LocalDate day = LocalDate.of(2024, 1, 1);
                day.getYear() == 2024;
                day = day.plusDays(1)) {
            String month =
                    day.getMonth()
                            .getDisplayName(TextStyle.FULL, Locale.GERMAN)
                            .toLowerCase(Locale.GERMAN);
            assertEquals(
                    List.of(MonthDay.from(day).toString()),
                    Values.of("am " + German.ordinal(day.getDayOfMonth()) + " " + month, date));
        }
        assertEquals(List.of(), Values.of("am dreißigsten februar", date));
    }

    @Test
    void correctionsAreUnderstood() {
        var corrections =
                new Corrections(
                        "order", GERMAN, List.of("bestellnummer"), GERMAN.digits(4, 4), "1234");
        assertEquals(Optional.of(Meaning.choice("no")), corrections.meaning("nein"));
        assertEquals(
                Optional.of(Meaning.of("order", "1256")), corrections.meaning("nein fünf sechs"));
        assertEquals(Optional.empty(), corrections.meaning("no fünf sechs"));
    }

    @Test
    void choicesAndSlotsAreUnderstood() {
        Map<String, List<String>> meanings = new LinkedHashMap<>();
        meanings.put(
                "return",
                List.of("[ich möchte] bestellung {order} (zurückgeben | zurückschicken)"));
        meanings.put("status", List.of("wo ist meine bestellung [{order}]"));
        var wishes =
                new PhraseGrammar(
                        "wünsche",
                        GERMAN,
                        meanings,
                        Map.of("order", GERMAN.digits(4, 4)),
                        Map.of());
        assertEquals(
                Optional.of(new Meaning("return", Map.of("order", "1234"))),
                wishes.meaning("ich möchte bestellung zwölf drei vier zurückgeben"));
        assertEquals(
                Optional.of(Meaning.choice("status")),
                wishes.meaning("hallo wo ist meine bestellung"));
        assertFalse(wishes.complete("wo ist meine bestellung"));
        assertFalse(wishes.meaning(wishes.example("return", new Random(1))).isEmpty());
    }

    @Test
    void decoysAreTheLanguagesOwn() {
        assertEquals(
                List.of("und", "aber", "wasser", "mutter", "danke"),
                PhraseList.of(order, _ -> true).decoys());
    }

    @Test
    void languagesAreNotMixed() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Combined(List.of(order, Grammars.UNIVERSALS)));
    }
}
