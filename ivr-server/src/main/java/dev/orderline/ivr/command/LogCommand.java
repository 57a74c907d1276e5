package dev.orderline.ivr.command;

import dev.orderline.ivr.air.FlowChange;
import dev.orderline.ivr.air.FlowLibrary;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlFlowLibrary;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what was on air when. */
@Command(
        name = "log",
        description = "Tells who put which version on air, when and why, the latest first.")
final class LogCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Parameters(
            paramLabel = "FLOW",
            arity = "0..*",
            description = "of which flows; without, of all")
    private List<String> asked = List.of();

    @Option(
            names = "--last",
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "so many of each flow; ${DEFAULT-VALUE}")
    private int last;

    @Override
    public Integer call() {
        try (Database database = workshop.database()) {
            var library = new SqlFlowLibrary(database);
            List<String> flows =
                    asked.isEmpty()
                            ? library.numbersOnAir().keySet().stream().sorted().toList()
                            : asked;
            flows.forEach(flow -> tell(flow, library));
        }
        return ExitCode.OK;
    }

    private void tell(String flow, FlowLibrary library) {
        List<FlowChange> changes = library.log(flow, Math.clamp(last, 1, 1_000));
        if (changes.isEmpty()) throw Workshop.neverPublished(flow, library);
        workshop.out().println(flow);
        tell(changes.getFirst(), true);
        changes.stream().skip(1).forEach(change -> tell(change, false));
    }

    private void tell(FlowChange change, boolean onAir) {
        String kind =
                switch (change.kind()) {
                    case PUBLISHED -> "published";
                    case ROLLED_BACK -> "rolled back to";
                };
        workshop.out()
                .printf(
                        "%s %4d  %s  %-14s by %s: %s%n",
                        onAir ? "*" : " ",
                        change.number(),
                        workshop.written(change.signature().at()),
                        kind,
                        change.signature().who(),
                        change.signature().why());
    }
}
