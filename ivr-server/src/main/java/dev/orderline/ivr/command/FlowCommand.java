package dev.orderline.ivr.command;

import dev.orderline.ivr.orders.DeskFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program behind {@code scripts/flow}. Exit status 0; 1 when what was asked for could not be
 * done or is not good; 2 when it was asked in a way it does not know.
 */
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
public final class FlowCommand implements Runnable {
    @Spec private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "tells this")
    boolean help; // picocli reads it

    public static void main(String[] arguments) {
        System.exit(commandLine(Telephone.NONE).execute(arguments));
    }

    /** The program, with whatever telephone there is. */
    public static CommandLine commandLine(Telephone telephone) {
        return new CommandLine(new FlowCommand())
                .addSubcommand(new TestCommand(telephone))
                .setExecutionExceptionHandler((failure, line, _) -> {
                    line.getErr().println("flow: " + complaint(failure).getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    /**
     * What to tell of {@code failure}.
     *
     * @throws Exception if it is a bug
     */
    private static Complaint complaint(Exception failure) throws Exception {
        if (failure instanceof Complaint complaint) return complaint;
        if (failure instanceof DeskFailure)
            return new Complaint(
                    "the database could not "
                            + failure.getMessage()
                            + "; scripts/doctor tells what is wrong");
        throw failure;
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "say what to do");
    }
}
