package dev.orderline.it;

import dev.orderline.ivr.command.FlowCommand;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * The program behind {@code scripts/flow test --phone}: {@link FlowCommand} with a telephone. Run
 * from the project's folder.
 */
public final class FlowByPhone {
    private FlowByPhone() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(Path.of("")).execute(arguments));
    }

    /**
     * @param root the project's folder
     */
    static CommandLine commandLine(Path root) {
        return FlowCommand.commandLine((settings, voice) -> new PhoneDriver(root, settings, voice));
    }
}
