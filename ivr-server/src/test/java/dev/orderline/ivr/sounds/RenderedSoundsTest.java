package dev.orderline.ivr.sounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Dialog;
import dev.orderline.ivr.flow.Flows;
import dev.orderline.ivr.flow.Keys;
import dev.orderline.ivr.flow.Manner;
import dev.orderline.ivr.flow.Question;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Step;
import dev.orderline.ivr.orders.Because;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Variant;
import dev.orderline.ivr.trial.DemonstrationOrders;
import dev.orderline.ivr.trial.MemoryOrderDesk;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.recognition.Meaning;
import dev.orderline.speech.synthesis.Prompt;
import dev.orderline.speech.synthesis.Prompt.Piece;
import dev.orderline.speech.synthesis.RenderingKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedSoundsTest {
    private static final Manner PLAIN = new Manner(Studio.LANGUAGE, false);
    private static final Manner SLOWLY = new Manner(Studio.LANGUAGE, true);
    private static final ZonedDateTime NOW =
            Instant.parse("2026-11-23T15:00:00Z").atZone(ZoneOffset.UTC);

    @TempDir Path data;

    private Studio studio;
    private SoundShelf shelf;
    private RenderedSounds sounds;

    @BeforeEach
    void open() throws Exception {
        studio = new Studio(data);
        shelf = studio.shelf(new SilentEngine("one"));
        shelf.announce();
        sounds = new RenderedSounds(studio.folder());
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void aSentenceThatIsTheSameInAllCallsIsOneSound() throws Exception {
        keep("I found your order, and it is late.");

        assertSays(
                List.of("I found your order, and it is late."),
                Prompt.of("I found your order, and it is late."),
                PLAIN);
    }

    @Test
    void betweenSentencesThereIsAPauseThatIsLongerForWhoWantsItSlowly() throws Exception {
        keep("One moment.", "Thank you.");
        Prompt both = Prompt.of("One moment.", "Thank you.");

        assertSays(List.of("One moment.", "silence-240", "Thank you."), both, PLAIN);
        assertSays(List.of("One moment.", "silence-700", "Thank you."), both, SLOWLY);
    }

    @Test
    void aValueIsSaidWordByWordBetweenWhatStandsAroundIt() throws Exception {
        keep("It comes on ", "Tuesday", "November", "fourth", " to ", "Cleveland");
        var sentence =
                new Prompt.Sentence(
                        List.of(
                                new Piece.Fixed("It comes on "),
                                new Piece.Value("Tuesday, November fourth"),
                                new Piece.Fixed(", to "),
                                new Piece.Name("Cleveland"),
                                new Piece.Fixed(".")),
                        true);

        assertSays(
                List.of(
                        "It comes on,",
                        "Tuesday,",
                        "silence-140",
                        "November,",
                        "fourth,",
                        "silence-140",
                        "to,",
                        "Cleveland,"),
                new Prompt(List.of(sentence)),
                PLAIN);
    }

    @Test
    void whatHasNoSoundIsNotLeftOutAndWhatIsPersonalNotTold() throws Exception {
        keep("It is in ");
        var sentence =
                new Prompt.Sentence(
                        List.of(new Piece.Fixed("It is in "), new Piece.Name("Zanesville")), true);

        var failure =
                assertThrows(
                        SpeechFailure.class, () -> sounds.of(new Prompt(List.of(sentence)), PLAIN));
        assertEquals("find a sound for a name", failure.getMessage());
    }

    @Test
    void aSentenceOfTheFlowThatHasNoSoundIsNamed() {
        var failure =
                assertThrows(SpeechFailure.class, () -> sounds.of(Prompt.of("One moment."), PLAIN));
        assertEquals("find a sound for \"One moment.\"", failure.getMessage());
    }

    @Test
    void aLanguageThatNobodySpeaksFails() {
        assertThrows(
                SpeechFailure.class,
                () -> sounds.of(Prompt.of("Buenos dias."), new Manner("es-US", false)));
    }

    private static final int CALLS_EACH = 9;

    /** All demonstration orders; their callers answer what they are asked, by chance. */
    @Tag("slow")
    @Test
    void whateverTheShippedFlowsSayToTheKeypadHasItsSounds() throws Exception {
        var desk = new MemoryOrderDesk(Clock.fixed(NOW.toInstant(), ZoneOffset.UTC));
        List<DemonstrationOrders.Placed> orders = DemonstrationOrders.at(NOW);
        orders.forEach(placed -> desk.add(placed.order(), placed.postcode()));
        CompiledFlow flow = Flows.compiled(Flows.shipped(), "welcome", Flows.tools(desk));
        shelf.keep(Flows.ENGLISH.said().vocabulary(), (_, _) -> {});
        shelf.keep(Because.WORDS, (_, _) -> {});
        shelf.keep(Variant.WORDS, (_, _) -> {});
        for (Set<String> pieces : flow.keypadPieces().values()) shelf.keep(pieces, (_, _) -> {});
        shelf.keep(desk.names().items(), (_, _) -> {});
        shelf.keep(desk.names().places(), (_, _) -> {});
        shelf.keep(desk.names().others(), (_, _) -> {});

        var random = new Random(1);
        Set<String> states = new HashSet<>();
        for (DemonstrationOrders.Placed placed : orders)
            for (int call = 0; call < CALLS_EACH; call++)
                states.addAll(new Walk(flow, placed, random).run());
        assertTrue(states.size() > flow.nodes().size() / 2, states::toString);
    }

    /** One caller who has nothing but keys. */
    private final class Walk {
        private static final int MAX_STEPS = 300;

        private final DemonstrationOrders.Placed placed;
        private final Random random;
        private final Run run;
        private final Set<String> states = new HashSet<>();
        private final Dialog dialog;

        Walk(CompiledFlow flow, DemonstrationOrders.Placed placed, Random random) {
            this.placed = placed;
            this.random = random;
            this.run =
                    new Run(
                            new UUID(0, random.nextLong()),
                            new CallerNumber("1555" + random.nextInt(1_000_000)),
                            NOW);
            this.dialog = new Dialog(flow, run, Dialog.Medium.KEYPAD, states::add);
        }

        Set<String> run() {
            hears(dialog.apology());
            Step step = dialog.begin();
            for (int i = 0; i < MAX_STEPS; i++) {
                switch (step) {
                    case Step.Ask(_, Question question) -> {
                        hears(question);
                        step = dialog.answered(answer(question));
                    }
                    case Step.Act act -> step = dialog.acted(act.action().perform(run, act.with()));
                    case Step.RefuseRecording _ -> step = dialog.recordingRefused();
                    case Step.Finish(_, Question lastWords, _) -> {
                        hears(lastWords);
                        return states;
                    }
                }
            }
            return states;
        }

        private void hears(Question question) {
            assertFalse(sounds.of(question.prompt(), question.manner()).isEmpty());
        }

        private Answer answer(Question question) {
            if (question.waits().begin().isZero() || random.nextInt(12) == 0)
                return new Answer.NoInput();
            Optional<Meaning> meaning =
                    switch (question.keys()) {
                        case Keys.Menu(var answers) ->
                                answers.keySet().stream()
                                        .sorted()
                                        .skip(random.nextInt(Math.max(1, answers.size())))
                                        .findFirst()
                                        .flatMap(key ->
                                                question.keys().meaning(Character.toString(key)));
                        case Keys.Entry entry -> entry.meaning(keyed(entry));
                    };
            return meaning.<Answer>map(known -> new Answer.Meant(known, true))
                    .orElseGet(Answer.NoMatch::new);
        }

        private String keyed(Keys.Entry entry) {
            return switch (entry.slot()) {
                case "order" -> placed.order().number().digits();
                case "postcode" -> placed.postcode().digits();
                default -> Integer.toString(1 + random.nextInt(3));
            };
        }
    }

    private void keep(String... texts) throws InterruptedException {
        shelf.keep(List.of(texts), (_, _) -> {});
    }

    /** Sounds are written as the words they were made from, or as pauses. */
    private void assertSays(List<String> expected, Prompt prompt, Manner manner) {
        assertEquals(
                expected.stream()
                        .map(each ->
                                each.startsWith("silence") ? each : RenderingKey.of("one", each))
                        .map(name -> studio.folder().sound(name))
                        .toList(),
                sounds.of(prompt, manner));
    }
}
