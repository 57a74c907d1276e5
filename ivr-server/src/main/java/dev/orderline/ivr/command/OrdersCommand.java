package dev.orderline.ivr.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code scripts/orders}. */
@Command(
        name = "orders",
        description =
                "Tries how orders of the shop's own system are understood, by the mapping that orders.rest"
                        + " names.",
        subcommands = TryOrderCommand.class)
public final class OrdersCommand extends Subcommands {
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new OrdersCommand().line();
    }
}
