package dev.orderline.ivr.command;

import dev.orderline.speech.models.ModelFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program behind {@code scripts/models}. Exit status 0; 1 when what was asked for could not be
 * done or a model is not whole; 2 when it was asked in a way it does not know.
 */
@Command(
        name = "models",
        description =
                "Lists the official speech models that are known, installs them and verifies what is"
                        + " installed. They go into the folder models below folder.data.",
        subcommands = {
            ListModelsCommand.class,
            InstallModelCommand.class,
            VerifyModelsCommand.class
        })
public final class ModelsCommand implements Runnable {
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
        return new CommandLine(new ModelsCommand())
                .setExecutionExceptionHandler((failure, line, _) -> {
                    boolean told = failure instanceof Complaint || failure instanceof ModelFailure;
                    if (!told) throw failure;
                    line.getErr().println("models: " + failure.getMessage());
                    return ExitCode.SOFTWARE;
                });
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "say what to do");
    }
}
