package dev.orderline.ivr.command;

import java.io.Console;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether somebody wants something done all the same. */
final class Consent {
    @Option(
            names = "--yes",
            description = "publishes also if a replay shows callers who are led elsewhere")
    private boolean given;

    /** Asks at a terminal; where there is none, it must have been given. */
    boolean to(String question) {
        if (given) return true;
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readLine("%s [y/N] ", question))
                .filter(answer -> answer.strip().equalsIgnoreCase("y"))
                .isPresent();
    }
}
