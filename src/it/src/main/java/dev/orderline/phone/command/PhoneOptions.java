package dev.orderline.phone.command;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every command that calls is given: whom to call, through which server, where to print. */
final class PhoneOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            defaultValue = "100",
            paramLabel = "EXTENSION",
            description = "Whom to call; ${DEFAULT-VALUE} unless given.")
    private String extension = "100";

    @Option(
            names = "--server",
            defaultValue = "${sys:orderline.sip:-127.0.0.1:5060}",
            converter = ServerAddress.class,
            paramLabel = "ADDRESS",
            description = "Where Asterisk takes SIP calls; ${DEFAULT-VALUE} unless given.")
    private InetSocketAddress server = new ServerAddress().convert("127.0.0.1:5060");

    String extension() {
        return extension;
    }

    InetSocketAddress server() {
        return server;
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }
}
