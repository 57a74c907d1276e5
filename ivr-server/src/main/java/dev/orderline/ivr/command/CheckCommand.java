package dev.orderline.ivr.command;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.speech.vosk.VoskModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether flows may go on air. */
@Command(
        name = "check",
        description =
                "Checks flows, with all that belongs to them, and tells each mistake with its place and"
                        + " how to mend it. A flow with errors cannot be published.")
final class CheckCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Parameters(
            paramLabel = "FLOW",
            arity = "0..*",
            description = "which flows; without, all that callers can come to")
    private List<String> asked = List.of();

    @Option(names = "--strict", description = "take warnings for errors")
    private boolean strict;

    @Override
    public Integer call() {
        FlowFiles drafts = workshop.drafts();
        var telling = new Telling(workshop.out(), workshop.folder(), drafts);
        boolean good = true;
        try (VoskModel model = workshop.model()) {
            FlowChecker checker = workshop.checker(model, workshop.tools());
            List<Problem> told = new ArrayList<>();
            for (String flow : Workshop.chosen(asked, drafts)) {
                Report report = checker.check(drafts, flow);
                List<Problem> fresh = new ArrayList<>(report.problems());
                fresh.removeAll(told);
                telling.problems(fresh);
                told.addAll(fresh);
                workshop.out().println(summary(flow, report));
                good &= report.isGood() && !(strict && !report.problems().isEmpty());
            }
        }
        return good ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    static String summary(String flow, Report report) {
        int errors = report.errors().size();
        int warnings = report.problems().size() - errors;
        String size =
                report.isGood()
                        ? count(states(report.bundle()), "state")
                                + ", "
                                + count(report.files().size(), "file")
                        : count(errors, "error");
        return flow
                + ": "
                + (report.isGood() ? "good" : "not good")
                + " ("
                + size
                + (warnings > 0 ? ", " + count(warnings, "warning") : "")
                + ")";
    }

    private static int states(Bundle bundle) {
        return bundle.flows().values().stream().mapToInt(flow -> flow.states().size()).sum();
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
