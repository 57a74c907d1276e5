package dev.orderline.ivr.command;

import dev.orderline.ivr.flow.source.FlowFiles;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays scenarios in text. */
@Command(
        name = "test",
        description =
                "Plays the scenarios in dialplans/flows/tests through their flows, and tells which states"
                        + " and edges none of them comes to. In text, in milliseconds; --audio and"
                        + " --phone play the same scenarios by sound and by telephone.")
final class TestCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Parameters(paramLabel = "FLOW", arity = "0..*", description = "whose scenarios; without, all")
    private List<String> asked = List.of();

    @Option(names = "--missed", description = "tell all states and edges that no scenario comes to")
    private boolean missed;

    @Override
    public Integer call() {
        FlowFiles drafts = workshop.drafts();
        var run = new ScenarioRun(workshop, drafts, missed);
        return run.play(Workshop.chosen(asked, drafts)) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
