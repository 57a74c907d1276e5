package dev.orderline.ivr;

import dev.orderline.ivr.air.Station;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.flow.check.Vocabulary;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.sounds.SoundShelf;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.synthesis.CachedVoice;
import dev.orderline.speech.vosk.VoskDecoder;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes flows ready for this server's calls: checked, compiled, their prompts rendered, and with
 * them the sounds by which the lifeboat would go on.
 */
final class FlowStudio implements Station.Preparation {
    private final Supplier<CompiledFlow.Tools> tools;
    private final Map<String, Vocabulary> vocabularies;
    private final VoskDecoder decoder;
    private final Map<String, Voiced> voices;

    /**
     * How one language is spoken.
     *
     * @param sounds made by {@code voice}
     */
    record Voiced(CachedVoice voice, SoundShelf sounds) {}

    /**
     * @param tools as they are now: the shop's names change
     * @param vocabularies by language
     * @param voices by language
     */
    FlowStudio(
            Supplier<CompiledFlow.Tools> tools,
            Map<String, Vocabulary> vocabularies,
            VoskDecoder decoder,
            Map<String, Voiced> voices) {
        this.tools = tools;
        this.vocabularies = Map.copyOf(vocabularies);
        this.decoder = decoder;
        this.voices = Map.copyOf(voices);
    }

    @Override
    public Station.Ready prepare(
            String label, String name, FlowFiles files, Station.Progress progress)
            throws InterruptedException {
        CompiledFlow.Tools now = tools.get();
        Report report = new FlowChecker(now, vocabularies).check(files, name);
        if (!report.isGood()) throw new IllegalArgumentException(first(report.errors()));
        var flow = new CompiledFlow(label, report.bundle(), now);
        var held = new Parts();
        try {
            held.add(decoder.prepare(flow.grammars()));
            for (var fixed : flow.fixedSentences().entrySet())
                held.add(
                        voiced(fixed.getKey())
                                .voice()
                                .prepare(List.of(fixed.getValue()), progress::done));
            for (var pieces : flow.keypadPieces().entrySet())
                held.add(voiced(pieces.getKey()).sounds().keep(pieces.getValue(), progress::done));
        } catch (SpeechFailure cannot) {
            held.close();
            throw new IllegalArgumentException(cannot.getMessage(), cannot);
        }
        return new Station.Ready() {
            @Override
            public CompiledFlow flow() {
                return flow;
            }

            @Override
            public void close() {
                held.close();
            }
        };
    }

    private Voiced voiced(String language) {
        Voiced voice = voices.get(language);
        if (voice == null) throw new IllegalArgumentException("nobody here speaks " + language);
        return voice;
    }

    private static String first(List<Problem> errors) {
        return errors.size() == 1
                ? errors.getFirst().toString()
                : errors.getFirst() + " (and " + (errors.size() - 1) + " more)";
    }
}
