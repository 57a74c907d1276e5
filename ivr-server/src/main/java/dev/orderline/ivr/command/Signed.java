package dev.orderline.ivr.command;

import dev.orderline.ivr.air.FlowVersion.Signature;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who puts something on air, and why. */
final class Signed {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--why",
            required = true,
            description = "what is changed for what reason, for those who look at it in a year")
    private String why = "";

    @Option(
            names = "--who",
            defaultValue = "${sys:user.name}",
            description = "who it is that changes it; ${DEFAULT-VALUE}")
    private String who = "";

    Signature at(Instant now) {
        try {
            return new Signature(who.strip(), why.strip(), now);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(), wrong.getMessage(), wrong);
        }
    }
}
