package dev.orderline.ivr;

import dev.orderline.ivr.air.Station;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.speech.mary.MaryEngine;
import dev.orderline.speech.synthesis.CachedVoice;
import dev.orderline.speech.vosk.VoskDecoder;
import dev.orderline.speech.vosk.VoskModel;
import java.util.Map;

/**
 * Makes flows ready where no server runs, as a server would: what it renders is there when one
 * starts.
 */
public final class OffAirStudio implements Station.Preparation, AutoCloseable {
    /** More than are asked for at once. */
    private static final int SENTENCES = 64;

    private final Parts parts = new Parts();
    private final FlowStudio studio;

    private OffAirStudio(Settings settings, CompiledFlow.Tools tools) {
        var model = parts.add(VoskModel.load(settings.folders().model()));
        var decoder = parts.add(new VoskDecoder(model, 1));
        var voice =
                parts.add(
                        new CachedVoice(
                                MaryEngine.start(),
                                PromptFolder.open(settings.folders().data()),
                                settings.threads().rendering(),
                                SENTENCES));
        studio =
                new FlowStudio(
                        () -> tools,
                        FlowTools.vocabularies(model, settings.folders().model()),
                        decoder,
                        Map.of(
                                FlowTools.ENGLISH.tag(),
                                new FlowStudio.Voiced(
                                        voice, ShopSounds.open(settings.folders().data(), voice))));
    }

    /** Loads model and voice. */
    public static OffAirStudio open(Settings settings, CompiledFlow.Tools tools) {
        return new OffAirStudio(settings, tools);
    }

    @Override
    public Station.Ready prepare(
            String label, String flow, FlowFiles files, Station.Progress progress)
            throws InterruptedException {
        return studio.prepare(label, flow, files, progress);
    }

    @Override
    public void close() {
        parts.close();
    }
}
