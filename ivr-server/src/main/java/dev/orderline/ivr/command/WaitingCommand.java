package dev.orderline.ivr.command;

import dev.orderline.ivr.orders.ApprovalDesk.Waiting;
import dev.orderline.ivr.sql.Database;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Tells which refunds wait for somebody to agree. */
@Command(
        name = "waiting",
        description = "Tells which refunds wait for somebody to agree, the oldest first.")
final class WaitingCommand implements Callable<Integer> {
    private static final int MOST = 1_000;

    @Mixin private Workshop workshop = new Workshop();

    @Override
    public Integer call() {
        try (Database database = workshop.database()) {
            List<Waiting> waiting = workshop.backOffice(database).approvals().waiting(MOST);
            if (waiting.isEmpty()) workshop.out().println("no refund waits for anybody");
            waiting.forEach(this::tell);
        }
        return ExitCode.OK;
    }

    private void tell(Waiting each) {
        workshop.out()
                .printf(
                        "%s  since %s  order %s  %s, %s%n      %s; %d of %d agreed%s%n",
                        each.refund().id(),
                        workshop.written(each.refund().changed()),
                        each.number().digits(),
                        each.refund().amount().plain(),
                        each.refund().cause().written(),
                        each.because().sentence(),
                        each.agreed().size(),
                        each.needed(),
                        each.agreed().isEmpty() ? "" : ": " + String.join(", ", each.agreed()));
    }
}
