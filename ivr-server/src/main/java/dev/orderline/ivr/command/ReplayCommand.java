package dev.orderline.ivr.command;

import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.replay.RecordedCall;
import dev.orderline.ivr.replay.RecordedCalls;
import dev.orderline.ivr.replay.RecordedCalls.Found;
import dev.orderline.ivr.replay.WordsThen;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlRecordedCalls;
import dev.orderline.speech.vosk.VoskModel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays recorded calls again. */
@Command(
        name = "replay",
        description =
                "Plays recorded calls through the drafts: what callers said is decoded anew, what was"
                        + " done then answers again, and nothing is done or written. Tells which"
                        + " callers would now be led elsewhere; exit status 1 if there are any.")
final class ReplayCommand implements Callable<Integer> {
    private static final int MOST = 10_000;

    @Mixin private Workshop workshop = new Workshop();

    @Parameters(
            paramLabel = "FLOW",
            arity = "0..*",
            description = "whose calls; without, those of all flows")
    private List<String> asked = List.of();

    @Option(
            names = "--last",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "so many calls of each flow, the latest first; ${DEFAULT-VALUE}")
    private int last;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "only calls from that day on, such as 2026-11-24")
    private Optional<LocalDate> since = Optional.empty();

    @Option(
            names = "--call",
            paramLabel = "ID",
            arity = "1..*",
            description = "these calls alone, by the beginnings of their ids")
    private List<String> ids = List.of();

    @Option(
            names = "--model",
            paramLabel = "FOLDER",
            description = "decodes with another speech model")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = "--words",
            description = "takes the words that were heard then, instead of decoding anew")
    private boolean words;

    @Option(names = "--verbose", description = "tells what was heard then and now in each turn")
    private boolean verbose;

    @Override
    public Integer call() {
        if (words && model.isPresent())
            throw new Complaint("--words decodes nothing: leave out --model");
        FlowFiles drafts = workshop.drafts();
        List<String> flows = Workshop.chosen(asked, drafts);
        try (Database database = workshop.database()) {
            var calls = new SqlRecordedCalls(database);
            Map<String, List<CallId>> chosen =
                    ids.isEmpty() ? latest(flows, calls) : named(flows, calls);
            var run = new ReplayRun(workshop, drafts, calls, workshop.tools(database), verbose);
            return play(run, chosen) == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private int play(ReplayRun run, Map<String, List<CallId>> chosen) {
        if (words) return run.play(chosen, new WordsThen());
        try (VoskModel loaded =
                workshop.model(model.orElseGet(() -> workshop.settings().folders().model()))) {
            return run.play(chosen, loaded);
        }
    }

    private Map<String, List<CallId>> latest(List<String> flows, RecordedCalls calls) {
        Instant from =
                since.map(day -> day.atStartOfDay(workshop.settings().shop().zone()).toInstant())
                        .orElse(Instant.EPOCH);
        Map<String, List<CallId>> latest = new LinkedHashMap<>();
        flows.forEach(
                flow -> latest.put(flow, calls.latest(flow, Math.clamp(last, 1, MOST), from)));
        return latest;
    }

    private Map<String, List<CallId>> named(List<String> flows, RecordedCalls calls) {
        Map<String, List<CallId>> named = new LinkedHashMap<>();
        for (String id : ids) {
            RecordedCall call = named(id, calls);
            if (!flows.contains(call.flow()))
                throw new Complaint("call " + id + " came to the flow " + call.flow());
            named.computeIfAbsent(call.flow(), _ -> new ArrayList<>()).add(call.id());
        }
        return named;
    }

    private static RecordedCall named(String id, RecordedCalls calls) {
        List<CallId> found = calls.startingWith(id, 2);
        if (found.isEmpty()) throw new Complaint("no call that is over begins with " + id);
        if (found.size() > 1) throw new Complaint("more than one call begins with " + id);
        return switch (calls.find(found.getFirst())) {
            case Found.Call(RecordedCall call) -> call;
            case Found.Spoilt(String why) ->
                    throw new Complaint("the record of call " + id + " " + why);
        };
    }
}
