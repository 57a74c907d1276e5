package dev.orderline.ivr.command;

import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Whereabouts;
import dev.orderline.ivr.scenario.TextCall;
import dev.orderline.ivr.sql.Shop;
import dev.orderline.ivr.trial.DemonstrationOrders;
import dev.orderline.ivr.trial.TrialShop;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Talks to a draft in the terminal. */
@Command(
        name = "try",
        description =
                "Talks to a draft in the terminal, with the orders of the demonstration. Type what a"
                        + " caller says, or the keys they press; an empty line says nothing; @FILE.wav"
                        + " is heard by the real decoder; ? tells what can be answered. What the flow"
                        + " knows and where it goes is shown.")
final class TryCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Parameters(paramLabel = "FLOW", description = "which flow")
    private String flow = "";

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "when the call is made, such as 2026-12-24T18:30; without, now")
    private Optional<String> now = Optional.empty();

    @Option(
            names = "--caller",
            paramLabel = "NUMBER",
            defaultValue = "+15005550006",
            description = "who calls; ${DEFAULT-VALUE}")
    private String caller = "";

    @Override
    public Integer call() throws Exception {
        FlowFiles drafts = workshop.drafts();
        Workshop.chosen(List.of(flow), drafts);
        ZonedDateTime time = time();
        var shop =
                new TrialShop(Clock.fixed(time.toInstant(), time.getZone()), workshop.policies());
        DemonstrationOrders.at(time).forEach(placed -> shop.add(placed.order(), placed.postcode()));
        CompiledFlow compiled =
                workshop.compiled(drafts, flow, List.of()).over(FlowTools.actions(shop));
        examples(time).forEach(example -> workshop.out().println("  to try: " + example));
        var call = new TextCall(compiled, new Run(UUID.randomUUID(), number(), time));
        var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        try (var ears = new Ears(workshop)) {
            new TryConversation(compiled, call, ears, in, workshop.out()).run();
        }
        return ExitCode.OK;
    }

    private ZonedDateTime time() {
        if (now.isEmpty()) return workshop.now();
        try {
            return LocalDateTime.parse(now.get().replace(' ', 'T'))
                    .atZone(workshop.settings().shop().zone());
        } catch (DateTimeParseException wrong) {
            throw new Complaint("write --now as 2026-12-24T18:30");
        }
    }

    private CallerNumber number() {
        try {
            return new CallerNumber(caller);
        } catch (IllegalArgumentException wrong) {
            throw new Complaint("write --caller as +15005550006");
        }
    }

    /** The same that the server tells at its start. */
    private static List<String> examples(ZonedDateTime time) {
        return DemonstrationOrders.at(time).stream()
                .filter(placed -> DemonstrationOrders.TO_TRY.contains(placed.order().number()))
                .map(placed ->
                        new Shop.Example(
                                        placed.order().number(),
                                        placed.postcode(),
                                        Whereabouts.of(placed.order(), time))
                                .described())
                .toList();
    }
}
