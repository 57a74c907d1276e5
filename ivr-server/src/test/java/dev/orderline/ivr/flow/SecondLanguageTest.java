package dev.orderline.ivr.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.FlowFolder;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.speech.recognition.Grammar;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flow in two languages: all that is heard and said goes by the caller's. */
class SecondLanguageTest {
    private static final String DESK = "desk.de-DE.yaml";
    private static final String SHARED = "shared.de-DE.yaml";
    private static final Language GERMAN = German.language();
    private static final FlowFiles FILES =
            FlowFolder.read(Path.of("src/test/resources/flows/bilingual"));
    private static final CompiledFlow.Tools TOOLS = tools(Flows.ENGLISH, GERMAN);
    private static final CompiledFlow FLOW = Flows.compiled(FILES, "desk", TOOLS);

    private static CompiledFlow.Tools tools(Language... languages) {
        Map<String, Language> all = new HashMap<>();
        for (Language language : languages) all.put(language.tag(), language);
        return new CompiledFlow.Tools(List.of(), all, Map.of());
    }

    private static FlowFiles with(String file, String text) {
        Map<String, String> texts = new HashMap<>(FILES.texts());
        texts.put(file, text);
        return new FlowFiles(texts);
    }

    private static Report checked(FlowFiles files, CompiledFlow.Tools tools) {
        return new FlowChecker(tools, Map.of()).check(files, "desk");
    }

    private static Talk german() {
        return Talk.to(FLOW).says("deutsch");
    }

    @Test
    void aFlowIsWrittenOnceAndTranslatedBesideIt() {
        assertEquals(List.of(), checked(FILES, TOOLS).errors());
        assertEquals(List.of("en-US", "de-DE"), CompiledFlow.languagesOf(FLOW.bundle()));
        assertEquals(
                Set.of("desk.yaml", DESK, "shared.yaml", SHARED),
                Set.copyOf(checked(FILES, TOOLS).files()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                DESK + "|    keypad: Tippen Sie die Nummer.|states.order.keypad",
                DESK + "|    confirm: \"{order}, stimmt das?\"|states.order.confirm",
                DESK + "|    called: [bestellnummer]|states.order.called",
                DESK + "|    phrases: [\"{copies} [bücher]\"]|states.copies.phrases",
                DESK + "|  bye: {say: Auf Wiederhören.}|states.bye.say",
                DESK + "|, english: [\"englisch\"]|states.language.choices.english",
                DESK + "|, late: [\"es kam zu spät\"]|slots.reason.late",
                DESK + "|, \"Tippen Sie bitte.\"|states.order.no-match[1]",
                SHARED + "|filler: Einen Moment.|filler",
                SHARED + "|, text: Jetzt langsam.|everywhere.slower.text",
                SHARED + "|, late: kam zu spät|words.late",
                SHARED
                        + "|calendars: {hours: {2026-11-25: Buß- und Bettag}}"
                        + "|calendars.hours.2026-11-25",
            })
    void whatIsNotTranslatedIsNamed(String file, String text, String path) {
        String source = FILES.texts().getOrDefault(file, "");
        boolean isPart = text.startsWith(",");
        String line = isPart ? text : text + "\n";
        assertTrue(source.contains(line), text);

        List<Problem> errors = checked(with(file, source.replace(line, "")), TOOLS).errors();

        assertTrue(
                errors.stream()
                        .anyMatch(error ->
                                error.place().file().equals(file)
                                        && error.what().startsWith("\"" + path + "\" is missing")),
                errors::toString);
    }

    @Test
    void aLanguageThatNobodyHereSpeaksIsRefused() {
        Report report = checked(FILES, tools(Flows.ENGLISH));

        assertFalse(report.isGood());
        assertEquals("nobody here hears and speaks de-DE", report.errors().getFirst().what());
        assertThrows(
                IllegalArgumentException.class,
                () -> new CompiledFlow("desk@1", FLOW.bundle(), tools(Flows.ENGLISH)));
    }

    @Test
    void whatALanguageCannotHearIsRefused() {
        String source = FILES.texts().getOrDefault("desk.yaml", "");
        Report report =
                checked(
                        with(
                                "desk.yaml",
                                source.replace(
                                        "order: {digits: 4}", "order: {letters-and-digits: AA99}")),
                        TOOLS);

        assertTrue(
                report.errors().stream()
                        .anyMatch(error ->
                                error.what().contains("codes are not spoken in German here")),
                () -> report.errors().toString());
    }

    @Test
    void theCallerChoosesTheLanguage() {
        Talk talk = Talk.to(FLOW);
        assertEquals("en-US", talk.question().manner().language());

        talk.says("deutsch");

        assertEquals("Wie ist Ihre Bestellnummer?", talk.heard());
        assertEquals("de-DE", talk.question().manner().language());
        assertEquals("de-DE", talk.question().grammar().language().tag());
        assertEquals("What is your order number?", Talk.to(FLOW).says("english").heard());
        assertEquals("Wie ist Ihre Bestellnummer?", Talk.to(FLOW).presses("1").heard());
    }

    @Test
    void answersAreHeardInThatLanguage() {
        Grammar grammar = german().question().grammar();

        assertTrue(grammar.meaning("also meine bestellnummer ist eins zwei drei vier").isPresent());
        assertTrue(grammar.meaning("mitarbeiter bitte").isPresent());
        assertFalse(grammar.meaning("one two three four").isPresent());
        assertFalse(grammar.meaning("operator").isPresent());
    }

    @Test
    void valuesAreSaidInThatLanguage() {
        Talk talk = german().says("eins zwei drei vier");
        assertEquals("eins zwei drei vier, stimmt das?", talk.heard());
        assertEquals("Wie viele?", talk.says("ja").heard());
        assertEquals("Was ist los?", talk.says("zwei bücher").heard());

        assertEquals(
                "zwei Bücher, denn es kam zu spät. Bezahlt haben Sie 24 Euro 99 gestern."
                        + " Wir haben heute nicht offen. Buß- und Bettag."
                        + " Wir schreiben Ihnen.",
                talk.says("es kam zu spät").heard());
    }

    @Test
    void theSameInEnglish() {
        Talk talk = Talk.to(FLOW).says("english").says("one two three four").says("yes");
        talk.says("two copies");

        assertEquals(
                "two books, because it came late. You paid twenty four euros and ninety nine cents"
                        + " yesterday. We are open closed all day. Repentance Day. Goodbye.",
                talk.says("it came late").heard());
    }

    @Test
    void oneOfAThingIsSaidAsTheLanguageSaysIt() {
        Talk talk = german().presses("1234").presses("1").says("eins");

        assertTrue(
                talk.presses("1").heard().startsWith("ein Buch, denn es ist kaputt."), talk::heard);
    }

    @Test
    void correctionsCommandsAndMissesAreInThatLanguage() {
        assertEquals("Ziffer für Ziffer bitte.", german().says("bananen").heard());
        assertEquals("Sind Sie noch da?", german().isSilent().heard());
        assertEquals(
                "Sie hat vier Stellen. Wie ist Ihre Bestellnummer?",
                german().says("hilfe").heard());
        assertEquals(
                "Jetzt langsam. Wie ist Ihre Bestellnummer?", german().says("langsamer").heard());
        assertEquals("Ich verbinde Sie.", german().says("mitarbeiter").heard());
        assertEquals(
                "vier drei zwei eins, stimmt das?",
                german().says("eins zwei drei vier").says("nein vier drei zwei eins").heard());
        assertEquals("Etwas ging schief.", german().dialog().apology().prompt().text());
        assertEquals("Einen Moment.", german().dialog().filler().text());
    }

    @Test
    void theLanguageGoesWithTheCall() {
        Talk talk = german().says("eins zwei drei vier").says("ja");
        Talk resumed = Talk.from(talk.dialog().position(), FLOW);

        assertEquals("Weiter mit Tasten. Tippen Sie bitte.", resumed.heard());
        assertEquals("de-DE", talk.dialog().facts().get("language"));
    }

    @Test
    void sentencesAreRenderedAheadInEachLanguage() {
        assertEquals(Set.of("en-US", "de-DE"), FLOW.fixedSentences().keySet());
        assertTrue(
                FLOW.fixedSentences()
                        .getOrDefault("de-DE", Talk.nothing())
                        .text()
                        .contains("Wie ist Ihre Bestellnummer?"));
        assertFalse(
                FLOW.fixedSentences()
                        .getOrDefault("en-US", Talk.nothing())
                        .text()
                        .contains("Wie ist Ihre Bestellnummer?"));
        assertEquals(
                Set.of("de-DE", "en-US"),
                Set.copyOf(FLOW.grammars().stream().map(each -> each.language().tag()).toList()));
    }

    @Test
    void aLanguageWithoutItsPartnerIsNone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Language(new German(), Flows.ENGLISH.said()));
    }
}
