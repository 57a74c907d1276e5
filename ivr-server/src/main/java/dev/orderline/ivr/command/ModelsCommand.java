package dev.orderline.ivr.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code scripts/models}. */
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
public final class ModelsCommand extends Subcommands {
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new ModelsCommand().line();
    }
}
