package dev.orderline.ivr.command;

import dev.orderline.ivr.outbox.StuckDesk.Parked;
import dev.orderline.ivr.sql.Database;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Tells what could not be done outside. */
@Command(
        name = "stuck",
        description =
                "Tells what was given up or refused outside, the newest first: refunds (pay-back), labels"
                        + " (make-label), letters (write), events (tell).")
final class StuckCommand implements Callable<Integer> {
    private static final int MOST = 1_000;

    @Mixin private Workshop workshop = new Workshop();

    @Override
    public Integer call() {
        try (Database database = workshop.database()) {
            List<Parked> parked = workshop.backOffice(database).outbox().parked(MOST);
            if (parked.isEmpty()) workshop.out().println("nothing is stuck");
            for (Parked each : parked)
                workshop.out()
                        .printf(
                                "%s  %s  %-10s  after %d attempts: %s%n",
                                each.id(),
                                workshop.written(each.at()),
                                each.kind(),
                                each.attempts(),
                                each.failure());
        }
        return ExitCode.OK;
    }
}
