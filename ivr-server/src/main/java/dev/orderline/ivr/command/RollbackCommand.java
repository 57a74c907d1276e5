package dev.orderline.ivr.command;

import dev.orderline.ivr.air.Candidate;
import dev.orderline.ivr.air.FlowChange;
import dev.orderline.ivr.air.FlowLibrary;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlFlowLibrary;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a version on air again. */
@Command(
        name = "rollback",
        description =
                "Puts a version on air that was on air before. The drafts stay as they are: what is wrong"
                        + " with them is there to be mended.")
final class RollbackCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();
    @Mixin private Signed signed = new Signed();

    @Parameters(paramLabel = "FLOW", index = "0", description = "of which flow")
    private String flow = "";

    @Parameters(
            paramLabel = "VERSION",
            index = "1",
            arity = "0..1",
            description = "which; without, the one that was on air before this one")
    private Optional<Integer> version = Optional.empty();

    @Override
    public Integer call() {
        Signature signature = signed.at(workshop.clock().instant());
        try (Database database = workshop.database()) {
            var library = new SqlFlowLibrary(database);
            int number = version.orElseGet(() -> before(library));
            Candidate candidate =
                    library.proposeAgain(flow, number)
                            .orElseThrow(() ->
                                    new Complaint(
                                            "there is no version "
                                                    + number
                                                    + " of "
                                                    + flow
                                                    + "; scripts/flow log "
                                                    + flow
                                                    + " tells which there are"));
            return new Broadcast(workshop, library, workshop.tools(database))
                            .publish(candidate, signature)
                    ? ExitCode.OK
                    : ExitCode.SOFTWARE;
        }
    }

    private int before(FlowLibrary library) {
        return library.log(flow, 2).stream()
                .skip(1)
                .findFirst()
                .map(FlowChange::number)
                .orElseThrow(() ->
                        library.onAir(flow).isPresent()
                                ? new Complaint("nothing was on air before: " + flow)
                                : Workshop.neverPublished(flow, library));
    }
}
