package dev.orderline.ivr.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code scripts/flow}. */
@Command(
        name = "flow",
        description =
                "Checks, shows, tries, tests, replays and publishes the flows in dialplans/flows: what"
                        + " callers hear and what their answers lead to.",
        subcommands = {
            ListCommand.class,
            ActionsCommand.class,
            CheckCommand.class,
            ShowCommand.class,
            TryCommand.class,
            ReplayCommand.class,
            DiffCommand.class,
            PublishCommand.class,
            RollbackCommand.class,
            LogCommand.class,
            ExportCommand.class
        })
public final class FlowCommand extends Subcommands {
    public static void main(String[] arguments) {
        System.exit(commandLine(Telephone.NONE).execute(arguments));
    }

    /** The program, with whatever telephone there is. */
    public static CommandLine commandLine(Telephone telephone) {
        return new FlowCommand().line().addSubcommand(new TestCommand(telephone));
    }
}
