package dev.orderline.ivr.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Does not agree to a refund. */
@Command(
        name = "decline",
        description = "Does not agree to a refund: it is not paid, and the customer is told.")
final class DeclineCommand implements Callable<Integer> {
    @Mixin private RefundVerdict verdict = new RefundVerdict();

    @Override
    public Integer call() {
        verdict.take(false);
        return ExitCode.OK;
    }
}
