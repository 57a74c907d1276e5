package dev.orderline.ivr.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code scripts/policy}. */
@Command(
        name = "policy",
        description =
                "Checks, tests, explains and publishes dialplans/policy/returns.yaml: what the shop takes"
                        + " back, and on which terms.",
        subcommands = {
            CheckPolicyCommand.class,
            TestPolicyCommand.class,
            ExplainPolicyCommand.class,
            PublishPolicyCommand.class,
            LogPolicyCommand.class
        })
public final class PolicyCommand extends Subcommands {
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new PolicyCommand().line();
    }
}
