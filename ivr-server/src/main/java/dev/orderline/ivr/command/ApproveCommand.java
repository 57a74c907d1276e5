package dev.orderline.ivr.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Agrees to a refund. */
@Command(
        name = "approve",
        description = "Agrees to a refund. When enough have, it is paid: that cannot be undone.")
final class ApproveCommand implements Callable<Integer> {
    @Mixin private RefundVerdict verdict = new RefundVerdict();

    @Override
    public Integer call() {
        verdict.take(true);
        return ExitCode.OK;
    }
}
