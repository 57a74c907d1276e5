package dev.orderline.speech.vosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Utterances;
import dev.orderline.speech.audio.Utterances.Utterance;
import dev.orderline.speech.recognition.EndpointedRecognizer;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Hearing;
import dev.orderline.speech.recognition.Listening;
import dev.orderline.speech.recognition.Meaning;
import dev.orderline.speech.recognition.SpeechRecognizer;
import dev.orderline.speech.recognition.Understanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The recorded utterances under every grammar, through voice activity, end-pointing and Vosk on its
 * own threads, held against {@code floors.tsv}. Grammars of single values also hear the recorded
 * values. Vosk adds noise of its own to what it hears; here it is the same noise every time,
 * whatever was tested before.
 */
@Tag("slow")
@ResourceLock(DecoderNoise.RANDOM)
class HearingFloorTest {
    private static final List<Utterance> UTTERANCES = Utterances.read(Utterances.FOLDER);
    private static final List<Utterance> VALUES =
            Utterances.read(Utterances.FOLDER.resolve("values"));
    private static final ObservedPool THREADS = new ObservedPool(2);
    private static VoskModel model = VoskModel.load(VoskModelTest.STARTER);
    private static VoskDecoder decoder = new VoskDecoder(model, THREADS);
    private static SpeechRecognizer recognizer =
            new EndpointedRecognizer(new Lockstep(decoder, THREADS));

    /**
     * What was measured and must be held.
     *
     * @param answers how many of the recordings mean something under the grammar
     * @param right at least so many of them are understood
     * @param others how many mean nothing
     * @param accepted at most so many of those are taken for an answer
     */
    record Floor(String grammar, int answers, int right, int others, int accepted) {
        List<Utterance> utterances() {
            int count = answers + others;
            return Stream.concat(UTTERANCES.stream(), VALUES.stream()).limit(count).toList();
        }

        static List<Floor> read() throws IOException {
            try (Stream<String> lines = Files.lines(Path.of("src/test/resources/floors.tsv"))) {
                return lines.skip(1).map(line -> List.of(line.split("\t"))).map(Floor::of).toList();
            }
        }

        private static Floor of(List<String> fields) {
            List<Integer> counts =
                    fields.stream().skip(1).map(Integer::parseInt).collect(Collectors.toList());
            return new Floor(
                    fields.getFirst(), counts.get(0), counts.get(1), counts.get(2), counts.get(3));
        }
    }

    @BeforeAll
    static void prepare() {
        decoder.prepare(TrialGrammars.ALL);
    }

    @AfterAll
    static void close() {
        decoder.close();
        model.close();
    }

    @ParameterizedTest
    @MethodSource("dev.orderline.speech.vosk.HearingFloorTest$Floor#read")
    void answersAreUnderstoodAndOtherSpeechIsRefused(Floor floor) {
        DecoderNoise.restart();
        Grammar grammar =
                TrialGrammars.ALL.stream()
                        .filter(trial -> trial.name().equals(floor.grammar))
                        .findFirst()
                        .orElseThrow();
        int answers = 0;
        int right = 0;
        int accepted = 0;
        var errors = new ArrayList<String>();
        for (Utterance utterance : floor.utterances()) {
            Optional<Meaning> said = grammar.meaning(utterance.words());
            Hearing heard = hear(utterance, grammar);
            Optional<Meaning> understood = meaning(heard, grammar);
            if (said.isPresent()) answers++;
            if (said.isPresent() && said.equals(understood)) right++;
            if (said.isEmpty() && understood.isPresent()) accepted++;
            if (!said.equals(understood)) errors.add(utterance.words() + " -> " + heard);
        }
        System.out.printf(
                "%s: %d of %d answers right, %d of %d others accepted%n%s%n",
                grammar.name(),
                right,
                answers,
                accepted,
                floor.utterances().size() - answers,
                String.join("\n", errors));
        assertEquals(floor.answers, answers);
        assertEquals(floor.others, floor.utterances().size() - answers);
        assertTrue(right >= floor.right, () -> "understood less: " + errors);
        assertTrue(accepted <= floor.accepted, "accepted more: " + errors);
    }

    @Test
    void theVoiceIsWhereItIsInTheRecording() {
        for (Utterance utterance : UTTERANCES) {
            if (!(hear(utterance, TrialGrammars.WISHES) instanceof Hearing.Utterance heard))
                continue;
            assertTrue(heard.firstFrame() >= Trial.LEAD, utterance.file());
            assertTrue(
                    heard.lastFrame() <= Trial.LEAD + utterance.frames().size(), utterance.file());
        }
    }

    private static Hearing hear(Utterance utterance, Grammar grammar) {
        try (Listening listening = recognizer.listen(grammar)) {
            return Trial.run(listening, utterance.frames());
        }
    }

    private static Optional<Meaning> meaning(Hearing heard, Grammar grammar) {
        return heard instanceof Hearing.Utterance utterance
                ? Understanding.of(utterance.nBest(), utterance.revisions(), grammar)
                        .map(Understanding::meaning)
                : Optional.empty();
    }

    /** A caller who says one thing after half a second, and then waits. */
    private static final class Trial {
        static final int LEAD = 25;
        static final int WAIT = 100;

        static Hearing run(Listening listening, List<Frame> frames) {
            Hearing hearing = new Hearing.Quiet();
            for (int i = 0; i < LEAD + frames.size() + WAIT; i++) {
                boolean within = i >= LEAD && i < LEAD + frames.size();
                hearing = listening.hear(within ? frames.get(i - LEAD) : Frame.SILENCE);
                if (hearing instanceof Hearing.Utterance) return hearing;
            }
            return hearing;
        }
    }
}
