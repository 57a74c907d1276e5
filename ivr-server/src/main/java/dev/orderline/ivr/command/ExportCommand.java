package dev.orderline.ivr.command;

import dev.orderline.ivr.DialplanExport;
import dev.orderline.ivr.Settings;
import dev.orderline.ivr.air.PublishedFlows;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlFlowLibrary;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what callers come to when nothing of ours is up. */
@Command(
        name = "export",
        description =
                "Shows the dialplan by which callers are served when neither server nor lifeboat is up:"
                        + " a greeting, then by the flows' calendars the queue or a message. A running"
                        + " server writes it for Asterisk whenever something goes on air.")
final class ExportCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Option(names = "--drafts", description = "from the drafts, not from what is on air")
    private boolean drafts;

    @Option(
            names = "--write",
            description =
                    "writes it for Asterisk instead, which reads it by scripts/asterisk reload")
    private boolean write;

    @Override
    public Integer call() {
        Settings settings = workshop.settings();
        var export = new DialplanExport(settings);
        String text = export.text(drafts ? drafted(settings) : published(settings));
        if (write) write(export, text);
        else show(text);
        return ExitCode.OK;
    }

    private void show(String text) {
        workshop.out().print(text);
        workshop.out().flush();
    }

    private void write(DialplanExport export, String text) {
        try {
            boolean news = export.write(text);
            workshop.out().println(news ? "written: scripts/asterisk reload" : "nothing new");
        } catch (IOException full) {
            throw new Complaint("the dialplan cannot be written: " + full.getMessage());
        }
    }

    private Map<String, CompiledFlow> drafted(Settings settings) {
        FlowFiles files = workshop.drafts();
        Map<String, CompiledFlow> flows = new HashMap<>();
        for (String flow : settings.calls().extensions().flows())
            for (String chosen : Workshop.chosen(List.of(flow), files))
                flows.put(chosen, workshop.compiled(files, chosen, List.of()));
        return flows;
    }

    private Map<String, CompiledFlow> published(Settings settings) {
        try (Database database = workshop.database()) {
            CompiledFlow.Tools tools = workshop.tools(database);
            var flows =
                    new PublishedFlows(
                            new SqlFlowLibrary(database),
                            settings.calls().extensions(),
                            () -> tools);
            flows.look();
            Map<String, CompiledFlow> onAir = flows.onAir();
            for (String flow : settings.calls().extensions().flows())
                if (!onAir.containsKey(flow))
                    throw new Complaint(flow + " is not published: scripts/flow publish " + flow);
            return onAir;
        }
    }
}
