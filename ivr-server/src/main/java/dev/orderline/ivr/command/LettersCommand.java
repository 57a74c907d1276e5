package dev.orderline.ivr.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code scripts/letters}. */
@Command(
        name = "letters",
        description =
                "Checks and shows dialplans/letters/letters.yaml: how the shop writes to its"
                        + " customers.",
        subcommands = {CheckLettersCommand.class, ShowLettersCommand.class})
public final class LettersCommand extends Subcommands {
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new LettersCommand().line();
    }
}
