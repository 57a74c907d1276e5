package dev.orderline.ivr.command;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.orderline.ivr.air.FlowLibrary;
import dev.orderline.ivr.air.FlowVersion;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlFlowLibrary;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what changed. */
@Command(
        name = "diff",
        description =
                "Shows line by line what would change: from the version on air to the drafts, from VERSION"
                        + " to the drafts, or from one VERSION to another.")
final class DiffCommand implements Callable<Integer> {
    private static final int LINES_AROUND = 3;

    @Mixin private Workshop workshop = new Workshop();

    @Parameters(paramLabel = "FLOW", index = "0", description = "of which flow")
    private String flow = "";

    @Parameters(paramLabel = "VERSION", index = "1", arity = "0..1", description = "from which")
    private Optional<Integer> from = Optional.empty();

    @Parameters(paramLabel = "VERSION", index = "2", arity = "0..1", description = "to which")
    private Optional<Integer> to = Optional.empty();

    @Override
    public Integer call() {
        try (Database database = workshop.database()) {
            var library = new SqlFlowLibrary(database);
            FlowVersion before =
                    from.isPresent()
                            ? version(library, from.get())
                            : library.onAir(flow)
                                    .orElseThrow(() -> Workshop.neverPublished(flow, library));
            if (to.isPresent()) tell(before, version(library, to.get()).files(), "@" + to.get());
            else tell(before, drafts(), "@draft");
        }
        return ExitCode.OK;
    }

    private FlowFiles drafts() {
        FlowFiles drafts = workshop.drafts();
        Workshop.chosen(List.of(flow), drafts);
        return workshop.filesOf(flow, drafts);
    }

    private FlowVersion version(FlowLibrary library, int number) {
        return library.version(flow, number)
                .orElseThrow(() -> new Complaint("there is no version " + number + " of " + flow));
    }

    private void tell(FlowVersion before, FlowFiles after, String label) {
        var names = new TreeSet<>(before.files().texts().keySet());
        names.addAll(after.texts().keySet());
        boolean same = true;
        for (String name : names) {
            List<String> old = lines(before.files(), name);
            List<String> now = lines(after, name);
            if (old.equals(now)) continue;
            same = false;
            UnifiedDiffUtils.generateUnifiedDiff(
                            name + "@" + before.number(),
                            name + label,
                            old,
                            DiffUtils.diff(old, now),
                            LINES_AROUND)
                    .forEach(workshop.out()::println);
        }
        if (same) workshop.out().println("no difference to version " + before.number());
    }

    private static List<String> lines(FlowFiles files, String name) {
        return files.texts().getOrDefault(name, "").lines().toList();
    }
}
