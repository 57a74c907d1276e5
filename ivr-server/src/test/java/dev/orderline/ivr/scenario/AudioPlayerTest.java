package dev.orderline.ivr.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Question;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.scenario.Played.Misheard;
import dev.orderline.ivr.trial.TrialShop;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AudioPlayerTest {
    private static final Instant NOW = Instant.parse("2026-11-25T15:00:00Z");
    private static final String FLOW =
            """
            flow: snack
            start: ask
            filler: One moment please.
            sorry: I am sorry, something went wrong.
            lifeboat: Let us go on with your keypad.
            everywhere:
              help: {phrases: ["help"], does: help}
              person: {phrases: ["agent"], key: "0", then: person}
            states:
              ask:
                ask: Would you like tea or cake?
                choices:
                  tea: {phrases: ["[some] tea"], key: "1", then: tea}
                  cake: {phrases: ["[some] cake"], key: "2", then: cake}
                help: Say tea or cake.
                no-match: [Please say tea or cake.]
                no-input: [Are you there?]
                otherwise: person
              tea: {say: Tea it is., end: tea}
              cake: {say: Cake it is., end: cake}
              person: {say: One moment., transfer: person, reason: asked}
            """;

    private final List<String> asked = new ArrayList<>();

    @Test
    void whatIsHeardAsItWasSaidGoesAsWritten() throws InterruptedException {
        Played played = play("- says: some tea\n- ends: tea", Map.of());
        assertEquals(List.of(), played.problems());
        assertEquals(List.of(), played.misheard());
        assertEquals(List.of("ask", "tea"), played.way());
    }

    @Test
    void otherWordsThatMeanTheSameAreToldAndDoNoHarm() throws InterruptedException {
        Played played = play("- says: some tea\n- ends: tea", Map.of("some tea", "tea"));
        assertEquals(List.of(), played.problems());
        Misheard misheard = played.misheard().getFirst();
        assertEquals("some tea", misheard.said());
        assertEquals("tea", misheard.heard());
        assertEquals(4, misheard.place().line());
    }

    @Test
    void wordsThatLeadElsewhereAreAProblemWhereTheyWereSaid() throws InterruptedException {
        Played played = play("- says: tea\n- ends: tea", Map.of("tea", "cake"));
        assertEquals(1, played.problems().size());
        Problem problem = played.problems().getFirst();
        assertEquals(4, problem.place().line());
        assertEquals(
                "here the call goes another way than in text: the call ended in cake: cake; said"
                        + " was: Cake it is.",
                problem.what());
        assertEquals("in text, the call ended in tea: tea; said was: Tea it is.", problem.mend());
    }

    @Test
    void whoIsNotUnderstoodGoesAnotherWayThoughTheStateIsTheSame() throws InterruptedException {
        Played played = play("- says: help\n- says: tea\n- ends: tea", Map.of("help", "hello"));
        assertEquals(4, played.problems().getFirst().place().line());
    }

    @Test
    void keysAndSilenceAreNotHeard() throws InterruptedException {
        Played played = play("- silent\n- keys: \"2\"\n- ends: cake", Map.of());
        assertEquals(List.of(), played.problems());
        assertEquals(List.of(), asked);
    }

    @Test
    void whatIsSaidUnclearlyIsTakenFromTheText() throws InterruptedException {
        Played played = play("- {says: tea, unclearly: yes}\n- ends: tea", Map.of("tea", "cake"));
        assertEquals(List.of(), played.problems());
        assertEquals(List.of(), asked);
    }

    @Test
    void aRecordingIsSoughtBesideItsScenario() throws InterruptedException {
        Played played = play("- {plays: voices/tea.wav, words: tea}\n- ends: tea", Map.of());
        assertEquals(List.of(), played.problems());
        assertEquals(List.of("tests/snack/voices/tea.wav"), asked);
    }

    @Test
    void aScenarioThatIsWrongInTextIsNotHeard() throws InterruptedException {
        Played played = play("- says: tea\n- ends: cake", Map.of());
        assertEquals("the call has ended otherwise", played.problems().getFirst().what());
        assertEquals(List.of(), asked);
    }

    @Test
    void aScenarioForTextAloneIsNotPlayed() throws InterruptedException {
        Driver.Result result =
                driver(Map.of()).play(scenario("- hangs up\ntext-only: it hums"), compiled(), NOW);
        assertEquals(
                "in text only: it hums", assertInstanceOf(Driver.NotPlayed.class, result).why());
        assertEquals(List.of(), asked);
    }

    /**
     * @param call the scenario's, from its fourth line on
     * @param misheard what is heard where something else is said
     */
    private Played play(String call, Map<String, String> misheard) throws InterruptedException {
        return assertInstanceOf(
                Played.class, driver(misheard).play(scenario(call), compiled(), NOW));
    }

    private Driver driver(Map<String, String> misheard) {
        var player = new TextPlayer(FlowTools::actions, ZoneOffset.UTC);
        return new AudioPlayer(
                "somebody",
                player,
                new Hearer() {
                    @Override
                    public Understood says(String words, Question question) {
                        asked.add(words);
                        String heard = misheard.getOrDefault(words, words);
                        return new Understood(TextCall.said(heard, question, true), heard);
                    }

                    @Override
                    public Understood plays(String file, String words, Question question) {
                        asked.add(file);
                        return new Understood(TextCall.said(words, question, true), words);
                    }
                });
    }

    private static Scenario scenario(String call) {
        var problems = new Problems();
        return ScenarioReader.read(
                        "tests/snack/one.yaml",
                        "scenario: A snack\nflow: snack\ncall:\n" + call + "\n",
                        problems)
                .orElseThrow(() -> new AssertionError(problems.sorted().toString()));
    }

    private static CompiledFlow compiled() {
        CompiledFlow.Tools tools =
                FlowTools.over(new TrialShop(Clock.fixed(NOW, ZoneOffset.UTC)), List.of());
        Report report =
                new FlowChecker(tools, Map.of())
                        .check(new FlowFiles(Map.of("snack.yaml", FLOW)), "snack");
        if (!report.isGood()) throw new AssertionError(report.errors().toString());
        return new CompiledFlow("snack@1", report.bundle(), tools);
    }
}
