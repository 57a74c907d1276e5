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
                "Checks, shows, tries, tests and publishes the flows in dialplans/flows: what callers"
                        + " hear and what their answers lead to.",
        subcommands = {
            ListCommand.class,
            ActionsCommand.class,
            CheckCommand.class,
            TryCommand.class,
            TestCommand.class,
            DiffCommand.class,
            PublishCommand.class,
            RollbackCommand.class,
            LogCommand.class
        })
public final class FlowCommand implements Runnable {
    @Spec private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "tells this")
    boolean help; // picocli reads it

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new FlowCommand())
                .setExecutionExceptionHandler((failure, line, _) -> {
                    line.getErr().println("flow: " + told(failure));
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    private static String told(Exception failure) throws Exception {
        return switch (failure) {
            case Complaint complaint -> String.valueOf(complaint.getMessage());
            case DeskFailure away ->
                    "the database failed us: cannot "
                            + away.getMessage()
                            + "; scripts/doctor tells what is wrong";
            default -> throw failure;
        };
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "say what to do");
    }
}
