package dev.orderline.ivr.command;

import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Ear;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.recording.RecordedFiles;
import dev.orderline.ivr.replay.RecordedCalls;
import dev.orderline.ivr.replay.RecordedCalls.Found;
import dev.orderline.ivr.replay.Rehearing;
import dev.orderline.ivr.replay.Replayed;
import dev.orderline.ivr.replay.Replayer;
import dev.orderline.ivr.replay.SoundAnew;
import dev.orderline.ivr.replay.Verdict;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.recognition.EndpointedRecognizer;
import dev.orderline.speech.vosk.VoskDecoder;
import dev.orderline.speech.vosk.VoskModel;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Plays recorded calls through drafts and tells how they go, each as soon as it is known. Writes
 * nothing, does nothing. Used once.
 */
final class ReplayRun {
    private final Workshop workshop;
    private final FlowFiles drafts;
    private final RecordedCalls calls;
    private final CompiledFlow.Tools tools;
    private final ZoneId zone;
    private final ReplayReport report;
    private final PrintWriter out;
    private int same;
    private int spared;
    private int elsewhere;
    private int unknown;

    /**
     * @param tools over the shop's own desks, whose names callers speak of
     * @param verbose whether all that was heard is told
     */
    ReplayRun(
            Workshop workshop,
            FlowFiles drafts,
            RecordedCalls calls,
            CompiledFlow.Tools tools,
            boolean verbose) {
        this.workshop = workshop;
        this.drafts = drafts;
        this.calls = calls;
        this.tools = tools;
        this.zone = workshop.settings().shop().zone();
        this.report = new ReplayReport(zone, verbose);
        this.out = workshop.out();
    }

    /**
     * Plays calls, their sound heard anew by {@code model}.
     *
     * @param chosen calls by the flows they are played through
     * @return how many callers would be led elsewhere
     */
    int play(Map<String, List<CallId>> chosen, VoskModel model) {
        var sound = new RecordedFiles(workshop.settings().folders().recordings());
        try (var decoder = VoskDecoder.waiting(model)) {
            return play(chosen, new SoundAnew(sound, new Ear(new EndpointedRecognizer(decoder))));
        }
    }

    /** As above, with what callers say found out by {@code rehearing}. */
    int play(Map<String, List<CallId>> chosen, Rehearing rehearing) {
        long began = System.nanoTime();
        try {
            chosen.forEach((flow, ids) -> play(flow, ids, rehearing));
        } catch (DeskFailure away) {
            throw new Complaint("the database does not answer any more: " + away.getMessage());
        } catch (SpeechFailure failed) {
            throw new Complaint("the speech model fails: " + failed.getMessage());
        }
        tell((System.nanoTime() - began) / 1e9);
        return elsewhere;
    }

    private void play(String flow, List<CallId> ids, Rehearing rehearing) {
        out.println(flow + (ids.isEmpty() ? ": no calls" : ""));
        if (ids.isEmpty()) return;
        CompiledFlow compiled = workshop.compiled(drafts, flow, tools);
        var replayer = new Replayer(compiled, tools.actions(), rehearing, zone);
        for (CallId id : ids) {
            switch (calls.find(id)) {
                case Found.Call(var call) -> tell(replayer.replay(call));
                case Found.Spoilt(String why) -> {
                    unknown++;
                    out.println(report.spoilt(id, why));
                }
            }
            out.flush();
        }
    }

    private void tell(Replayed replayed) {
        switch (replayed.verdict()) {
            case Verdict.Same(int repeats) -> {
                same++;
                if (repeats > 0) spared++;
            }
            case Verdict.Elsewhere _ -> elsewhere++;
            case Verdict.Unknown _ -> unknown++;
        }
        report.lines(replayed).forEach(out::println);
    }

    private void tell(double seconds) {
        out.printf(
                Locale.ROOT,
                "%d the same%s, %d led elsewhere, %d cannot be told (%.1f s)%n",
                same,
                spared > 0 ? " (" + spared + " with fewer questions)" : "",
                elsewhere,
                unknown,
                seconds);
        out.flush();
    }
}
