package dev.orderline.ivr.command;

import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.speech.models.ModelFailure;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A program that does nothing but what its subcommands do. Exit status 0; 1 when what was asked for
 * could not be done or is not good; 2 when it was asked in a way it does not know.
 */
abstract class Subcommands implements Runnable {
    @Spec private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "tells this")
    boolean help; // picocli reads it

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "say what to do");
    }

    /** The program; what could not be done it says in a sentence after its name. */
    CommandLine line() {
        return new CommandLine(this)
                .setExecutionExceptionHandler((failure, line, _) -> {
                    String sentence = sentence(failure);
                    line.getErr().println(command.name() + ": " + sentence);
                    return ExitCode.SOFTWARE;
                });
    }

    /**
     * What to tell of {@code failure}.
     *
     * @throws Exception if it is a bug
     */
    private static String sentence(Exception failure) throws Exception {
        if (failure instanceof DeskFailure)
            return "the database could not "
                    + failure.getMessage()
                    + "; scripts/doctor tells what is wrong";
        if (failure instanceof Complaint || failure instanceof ModelFailure)
            return String.valueOf(failure.getMessage());
        throw failure;
    }
}
