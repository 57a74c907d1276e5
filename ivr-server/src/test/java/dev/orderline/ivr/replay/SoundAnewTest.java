package dev.orderline.ivr.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.call.Ear;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Flows;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.replay.Replayed.Exchange;
import dev.orderline.ivr.trial.TrialShop;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Wav;
import dev.orderline.speech.recognition.EndpointedRecognizer;
import dev.orderline.speech.vosk.VoskDecoder;
import dev.orderline.speech.vosk.VoskModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recorded voices, decoded anew by the model we ship. */
@Tag("slow")
class SoundAnewTest {
    private static final Path UTTERANCES = Path.of("../speech/src/test/resources/utterances");

    private static final Map<String, String> VOICES =
            Map.of(
                    "where is my order", "wish-34-flite-awb.wav",
                    "track my package", "wish-37-espeak-en-us.wav",
                    "two zero three one one five four zero", "order-number-10-flite-slt.wav",
                    "my cat sat on the keyboard", "wish-55-flite-awb.wav");

    private static final CompiledFlow.Tools TOOLS =
            FlowTools.over(
                    new TrialShop(Clock.fixed(Recorder.NOW.toInstant(), Recorder.NOW.getZone())),
                    List.of("blue rain jacket"));

    private static final CompiledFlow THEN = Flows.compiled(Flows.shipped(), "welcome", TOOLS);

    private static List<Frame> spoken(String words) {
        if (!VOICES.containsKey(words)) return List.of();
        try {
            Path file = UTTERANCES.resolve(VOICES.getOrDefault(words, ""));
            return Frames.cut(Wav.read(file).lane(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Replayed replayed(CompiledFlow now, Recorder.Taped taped) {
        try (VoskModel model = VoskModel.load(Path.of("../models/starter"));
                var decoder = VoskDecoder.waiting(model)) {
            var ear = new Ear(new EndpointedRecognizer(decoder));
            return new Replayer(
                            now, TOOLS.actions(), new SoundAnew(taped, ear), Recorder.NOW.getZone())
                    .replay(taped.call());
        }
    }

    @Test
    void whatWasSaidIsHeardAgain() {
        Recorder.Taped taped =
                Recorder.taped(
                        THEN,
                        SoundAnewTest::spoken,
                        "my cat sat on the keyboard",
                        "where is my order",
                        "two zero three one one five four zero",
                        "00000",
                        "0");
        Replayed replayed = replayed(THEN, taped);
        assertEquals(new Verdict.Same(0), replayed.verdict(), replayed::toString);
        List<String> words =
                replayed.exchanges().stream().map(Exchange::now).map(Ear.Heard::words).toList();
        assertTrue(
                words.containsAll(
                        List.of("where is my order", "two zero three one one five four zero")),
                words::toString);
    }

    @Test
    void aPhraseThatIsNoLongerInTheGrammarIsNotHeardThatWay() {
        Recorder.Taped taped =
                Recorder.taped(THEN, SoundAnewTest::spoken, "track my package", Recorder.HANGS_UP);
        Map<String, String> texts = new HashMap<>(Flows.shipped().texts());
        texts.computeIfPresent(
                "welcome.yaml",
                (_, text) ->
                        text.replace("- \"[i want to] track [my] <order>\"\n", "\n")
                                .replace("- \"[my] <order> [status]\"\n", "\n"));
        CompiledFlow now = Flows.compiled(new FlowFiles(texts), "welcome", TOOLS);
        assertEquals(
                new Verdict.Elsewhere(
                        new Point.Spoken("status/identify/ask-order"), new Point.Spoken("wish")),
                replayed(now, taped).verdict());
    }
}
