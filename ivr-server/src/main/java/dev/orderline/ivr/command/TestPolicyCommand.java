package dev.orderline.ivr.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Tries the examples of what the draft is to decide. */
@Command(
        name = "test",
        description =
                "Tries the draft on the examples of dialplans/policy/tests.yaml, and tells what it"
                        + " decides otherwise. Nothing is published that does.")
final class TestPolicyCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Override
    public Integer call() {
        int cases = workshop.triedOn(workshop.policy());
        workshop.out()
                .println(
                        cases == 0
                                ? "there are no examples beside the draft: tests.yaml"
                                : cases + " of " + cases + " examples are decided as written");
        return ExitCode.OK;
    }
}
