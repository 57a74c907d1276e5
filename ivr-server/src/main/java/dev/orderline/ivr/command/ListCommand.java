package dev.orderline.ivr.command;

import dev.orderline.ivr.Settings;
import dev.orderline.ivr.air.FlowVersion;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlFlowLibrary;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Tells which flows there are. */
@Command(
        name = "list",
        description =
                "Tells which flows there are, who comes to them, which version is on air, and whether the"
                        + " drafts differ from it.")
final class ListCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Override
    public Integer call() {
        FlowFiles drafts = workshop.drafts();
        try (Database database = workshop.database()) {
            var library = new SqlFlowLibrary(database);
            Set<String> flows = new TreeSet<>(library.numbersOnAir().keySet());
            flows.addAll(drafts.entries());
            for (String flow : flows)
                workshop.out()
                        .printf(
                                "%-20s %-16s %s%n",
                                flow, called(flow), state(flow, drafts, library.onAir(flow)));
        }
        return ExitCode.OK;
    }

    private String called(String flow) {
        Settings.Calls calls = workshop.settings().calls();
        String own =
                calls.flows().entrySet().stream()
                        .filter(each -> each.getValue().equals(flow))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(", "));
        if (!own.isEmpty()) return own;
        return calls.flow().equals(flow) ? "all other calls" : "no call";
    }

    private String state(String flow, FlowFiles drafts, Optional<FlowVersion> onAir) {
        boolean drafted = drafts.entries().contains(flow);
        if (onAir.isEmpty()) return "a draft, never published";
        String version = "version " + onAir.get().number();
        if (!drafted) return version + ", no draft";
        return workshop.filesOf(flow, drafts).equals(onAir.get().files())
                ? version
                : version + ", the drafts differ: scripts/flow diff " + flow;
    }
}
