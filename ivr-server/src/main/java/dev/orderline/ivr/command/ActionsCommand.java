package dev.orderline.ivr.command;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Action.Fill;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Tells what flows can have done. */
@Command(
        name = "actions",
        description =
                "Tells what flows can have done, with the inputs of each action, its outcomes, and the"
                        + " slots that each outcome fills.")
final class ActionsCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Override
    public Integer call() {
        workshop.tools().actions().stream()
                .sorted(Comparator.comparing(Action::name))
                .forEach(this::tell);
        return ExitCode.OK;
    }

    private void tell(Action action) {
        workshop.out().println(action.name() + (action.needsProof() ? "  (verified callers)" : ""));
        new TreeMap<>(action.inputs())
                .forEach((input, type) ->
                        workshop.out().println("  with " + input + ": " + type.described()));
        new TreeMap<>(action.optionalInputs())
                .forEach((input, type) ->
                        workshop.out()
                                .println(
                                        "  with "
                                                + input
                                                + ", if it is known: "
                                                + type.described()));
        for (Map.Entry<String, List<Fill>> outcome : new TreeMap<>(action.outcomes()).entrySet())
            workshop.out().println("  " + described(action, outcome.getKey(), outcome.getValue()));
    }

    private static String described(Action action, String outcome, List<Fill> fills) {
        return outcome
                + (action.proves().contains(outcome) ? " (the caller is verified)" : "")
                + fills.stream()
                        .map(ActionsCommand::described)
                        .collect(Collectors.joining(", ", fills.isEmpty() ? "" : ": fills ", ""));
    }

    private static String described(Fill fill) {
        return fill.slot()
                + " ("
                + fill.type().described()
                + fill.names().stream()
                        .sorted()
                        .collect(Collectors.joining(", ", fill.names().isEmpty() ? "" : ": ", ""))
                + ")";
    }
}
