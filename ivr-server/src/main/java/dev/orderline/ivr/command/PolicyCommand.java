package dev.orderline.ivr.command;

import dev.orderline.ivr.orders.DeskFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program behind {@code scripts/policy}. Exit status 0; 1 when what was asked for could not be
 * done or is not good; 2 when it was asked in a way it does not know.
 */
@Command(
        name = "policy",
        description =
                "Checks, explains and publishes dialplans/policy/returns.yaml: what the shop takes"
                        + " back, and on which terms.",
        subcommands = {
            CheckPolicyCommand.class,
            ExplainPolicyCommand.class,
            PublishPolicyCommand.class,
            LogPolicyCommand.class
        })
public final class PolicyCommand implements Runnable {
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
        return new CommandLine(new PolicyCommand())
                .setExecutionExceptionHandler((failure, line, _) -> {
                    String told =
                            switch (failure) {
                                case Complaint complaint -> complaint.getMessage();
                                case DeskFailure away ->
                                        "the database could not "
                                                + away.getMessage()
                                                + "; scripts/doctor tells what is wrong";
                                default -> throw failure;
                            };
                    line.getErr().println("policy: " + told);
                    return ExitCode.SOFTWARE;
                });
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "say what to do");
    }
}
