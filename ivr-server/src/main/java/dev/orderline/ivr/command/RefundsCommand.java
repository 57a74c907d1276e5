package dev.orderline.ivr.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code scripts/refunds}. */
@Command(
        name = "refunds",
        description =
                "Agrees to refunds that are too large to be paid by themselves, and shows what could not"
                        + " be done outside: refunds, labels, letters, events.",
        subcommands = {
            WaitingCommand.class,
            ApproveCommand.class,
            DeclineCommand.class,
            StuckCommand.class,
            RetryCommand.class
        })
public final class RefundsCommand extends Subcommands {
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new RefundsCommand().line();
    }
}
