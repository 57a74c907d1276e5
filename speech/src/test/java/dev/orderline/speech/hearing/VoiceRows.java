package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.NoisyScene;
import dev.orderline.speech.audio.Utterances.Utterance;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.SpeechRecognizer;
import dev.orderline.speech.vosk.DecoderNoise;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Measures the rows of one voice; the same ones every time. */
final class VoiceRows {
    /** The questions whose prompts are answered before their end. */
    private static final List<Kind> INTERRUPTED =
            List.of(Kind.WISH, Kind.YES_NO, Kind.ORDER_NUMBER, Kind.ITEM);

    private final String voice;
    private final Part part;
    private final int count;
    private final Studio studio;
    private final Surroundings around;
    private final Progress progress;

    VoiceRows(String voice, BenchOptions options, Studio studio, Progress progress)
            throws IOException, InterruptedException {
        this.voice = voice;
        this.part = options.part();
        this.count = options.count();
        this.studio = studio;
        this.around = studio.around(voice);
        this.progress = progress;
    }

    /** Every condition hears the same texts. */
    Row row(Measure measure, Ears ears) throws IOException, InterruptedException {
        Condition condition = measure.condition();
        progress.row(voice + ", " + measure.title() + ", " + condition.title());
        var random = new Random(part.seed(voice, measure.said(), measure.kind()));
        var noise = new Random(part.seed(voice, condition));
        List<Tally> tallies = ears.tallies();
        for (int i = 0; i < count; i++) {
            Utterance utterance = measure.utterance(studio, voice, part, random);
            NoisyScene scene = condition.of(utterance, around, noise);
            Grammar grammar = measure.grammar(utterance.words(), random);
            ears.hear(scene, utterance.words(), grammar, tallies);
            progress.done(i + 1, count);
        }
        return new Row(measure.title(), condition.title(), tallies);
    }

    /** Prompts to callers who are silent, and as many to callers who answer before their end. */
    PromptTally prompts(Condition condition, SpeechRecognizer recognizer)
            throws IOException, InterruptedException {
        progress.row(voice + ", barge-in, " + condition.title());
        var random = new Random(part.seed(voice, "barge-in"));
        var noise = new Random(part.seed(voice, "barge-in", condition));
        var tally = new PromptTally();
        for (int i = 0; i < count; i++) {
            DecoderNoise.restart();
            Kind kind = INTERRUPTED.get(i % INTERRUPTED.size());
            Utterance answer =
                    new Measure(Measure.Said.ANSWER, kind, condition)
                            .utterance(studio, voice, part, random);
            PromptScene silent = condition.unanswered(answer, around, noise.nextLong());
            tally.addUnanswered(BargeIn.into(silent, kind.grammar(), recognizer));
            PromptScene answered = condition.answered(answer, around, noise.nextLong());
            tally.addAnswered(BargeIn.into(answered, kind.grammar(), recognizer));
            progress.done(i + 1, count);
        }
        return tally;
    }
}
