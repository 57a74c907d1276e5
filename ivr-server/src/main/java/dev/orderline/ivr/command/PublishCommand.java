package dev.orderline.ivr.command;

import dev.orderline.ivr.air.FlowLibrary;
import dev.orderline.ivr.air.FlowVersion;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.scenario.Driver;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlFlowLibrary;
import dev.orderline.ivr.sql.SqlRecordedCalls;
import dev.orderline.speech.vosk.VoskModel;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts drafts on air. */
@Command(
        name = "publish",
        description =
                "Checks the drafts, plays their scenarios, has every running server make them"
                        + " ready, and puts them on air as new versions, without a restart. If anything"
                        + " is wrong, nothing changes. Running calls keep the version they began with.")
final class PublishCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();
    @Mixin private Signed signed = new Signed();
    @Mixin private Consent consent = new Consent();

    @Parameters(
            paramLabel = "FLOW",
            arity = "0..*",
            description = "which flows; without, all whose drafts differ from what is on air")
    private List<String> asked = List.of();

    @Option(
            names = "--replay",
            paramLabel = "COUNT",
            defaultValue = "0",
            description =
                    "first plays so many of the latest calls of each flow again; if callers would be"
                            + " led elsewhere, asks whether to go on")
    private int replay;

    @Override
    public Integer call() throws InterruptedException {
        Signature signature = signed.at(workshop.clock().instant());
        FlowFiles drafts = workshop.drafts();
        try (Database database = workshop.database()) {
            var library = new SqlFlowLibrary(database);
            CompiledFlow.Tools tools = workshop.tools(database);
            Map<String, FlowFiles> changed = changed(drafts, library, tools);
            if (changed.isEmpty()) return ExitCode.OK;
            var text = List.<Driver>of(workshop.textPlayer());
            var scenarios = new ScenarioRun(workshop, drafts, text, List.of(), false);
            if (!scenarios.play(List.copyOf(changed.keySet())))
                throw new Complaint("nothing was published: scenarios went otherwise");
            if (replay > 0) replay(List.copyOf(changed.keySet()), drafts, database, tools);
            var broadcast = new Broadcast(workshop, library, tools);
            for (var each : changed.entrySet())
                if (!broadcast.publish(library.propose(each.getKey(), each.getValue()), signature))
                    return ExitCode.SOFTWARE;
        }
        return ExitCode.OK;
    }

    /**
     * Shows who would be led elsewhere.
     *
     * @throws Complaint if some would and that is not wanted
     */
    private void replay(
            List<String> flows, FlowFiles drafts, Database database, CompiledFlow.Tools tools) {
        var calls = new SqlRecordedCalls(database);
        Map<String, List<CallId>> latest = new LinkedHashMap<>();
        flows.forEach(flow -> latest.put(flow, calls.latest(flow, replay, Instant.EPOCH)));
        try (VoskModel model = workshop.model()) {
            int elsewhere =
                    new ReplayRun(workshop, drafts, calls, tools, false).play(latest, model);
            if (elsewhere > 0 && !consent.to("Publish all the same?"))
                throw new Complaint(
                        "nothing was published: callers would be led elsewhere; --yes publishes all"
                                + " the same");
        }
    }

    /** What those flows consist of that are not on air as they are. */
    private Map<String, FlowFiles> changed(
            FlowFiles drafts, FlowLibrary library, CompiledFlow.Tools tools) {
        var telling = new Telling(workshop.out(), workshop.folder(), drafts);
        Map<String, FlowFiles> changed = new LinkedHashMap<>();
        try (VoskModel model = workshop.model()) {
            FlowChecker checker = workshop.checker(model, tools);
            for (String flow : Workshop.chosen(asked, drafts)) {
                Report report = checker.check(drafts, flow);
                telling.problems(report.problems());
                workshop.out().println(CheckCommand.summary(flow, report));
                if (!report.isGood()) throw new Complaint("nothing was published");
                FlowFiles files = drafts.only(new HashSet<>(report.files()));
                var onAir = library.onAir(flow).filter(version -> version.files().equals(files));
                if (onAir.isEmpty()) changed.put(flow, files);
                else workshop.out().println(unchanged(onAir.get()));
            }
        }
        return changed;
    }

    private static String unchanged(FlowVersion version) {
        return version.flow() + " is on air as it is, as version " + version.number();
    }
}
