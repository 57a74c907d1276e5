package dev.orderline.ivr.command;

import dev.orderline.ivr.sql.Database;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has something tried again. */
@Command(
        name = "retry",
        description =
                "Has something that is stuck tried again, with the key it had: nothing is done twice."
                        + " A refund that was refused is not; it is decided anew.")
final class RetryCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Parameters(paramLabel = "ID", description = "which, as scripts/refunds stuck tells it")
    private UUID id = new UUID(0, 0);

    @Override
    public Integer call() {
        try (Database database = workshop.database()) {
            if (!workshop.backOffice(database).outbox().retry(id))
                throw new Complaint(
                        "nothing of that id can be tried again; scripts/refunds stuck tells what is"
                                + " stuck");
            workshop.out().println("it is tried again");
        }
        return ExitCode.OK;
    }
}
