package dev.orderline.ivr;

import dev.orderline.ivr.doctor.DataFolder;
import dev.orderline.ivr.doctor.Finding;
import dev.orderline.ivr.doctor.LifeboatProcess;
import dev.orderline.ivr.doctor.LocalAsterisk;
import dev.orderline.ivr.doctor.OrderDatabase;
import dev.orderline.ivr.doctor.OwnSystem;
import dev.orderline.ivr.doctor.Ports;
import dev.orderline.ivr.doctor.ServerProcess;
import dev.orderline.ivr.doctor.Speech;
import dev.orderline.ivr.orders.OrderNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Looks at everything a call needs, and says of each part, in one sentence, how it is and, when it
 * is wrong, how to mend it: {@code scripts/doctor}. Changes nothing.
 */
@Command(
        name = "scripts/doctor",
        description = {
            "Checks settings, disk, secrets, model, voice, server, lifeboat, database, every port, Asterisk and its modules, and says in a sentence each what is wrong and how to mend it. --call also dials the line, asks for an order and listens.",
            "Each line begins with well, idle (nothing to look at until the line is started) or WRONG."
        },
        footer =
                "Ends with 0 when nothing is wrong, with 1 when something is, with 2 for an unknown option.",
        mixinStandardHelpOptions = true)
public final class Doctor implements Callable<Integer> {
    @Option(
            names = "-D",
            description = "Changes a setting, as for scripts/run.",
            paramLabel = "key=value")
    private Map<String, String> overrides = new HashMap<>();

    @Option(
            names = "--order",
            description =
                    "The number of an order that the shop's own system knows: looks whether it is understood.",
            paramLabel = "NUMBER")
    private String order = "";

    private boolean well = true;

    private interface Check {
        Finding look() throws IOException, InterruptedException;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Doctor()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            examine(Settings.read(overrides));
        } catch (IllegalArgumentException | UncheckedIOException wrong) {
            say("settings", new Finding.Wrong("mend this first: " + wrong.getMessage()));
        } catch (IOException failed) {
            say("line", new Finding.Wrong(String.valueOf(failed.getMessage())));
        }
        return well ? 0 : 1;
    }

    private void examine(Settings settings) throws IOException, InterruptedException {
        Settings.Listen listen = settings.listen();
        Path data = settings.folders().data();
        var folder = new DataFolder(data);
        say("settings", new Finding.Well("understood"));
        report("disk", folder::disk);
        report("secrets", folder::secrets);
        report("model", () -> Speech.model(settings.folders().model()));
        report("voice", Speech::voice);

        ServerProcess server = ServerProcess.of(data);
        LocalAsterisk asterisk = LocalAsterisk.ask(data);
        report("server", () -> server.finding(asterisk.runs(), data));
        var lifeboat = new LifeboatProcess(data);
        report("heartbeat", () -> lifeboat.heartbeat(server.runs()));
        report("lifeboat", () -> lifeboat.finding(server.runs()));
        report("sounds", () -> lifeboat.sounds(server.runs()));
        var database =
                new OrderDatabase(data, settings.folders().secrets(), settings.database().url());
        report("database", () -> database.finding(server.runs()));

        if (!settings.outgoing().orders().isEmpty()) report("orders", () -> orders(settings));
        say("links", links(settings.pages()));

        Map<String, Integer> ports =
                Map.of(
                        "listen.media", listen.media(),
                        "listen.agi", listen.agi(),
                        "listen.audiosocket", listen.audioSocket(),
                        "listen.console", listen.console(),
                        "listen.pages", listen.pages(),
                        "listen.lifeboat", listen.lifeboat());
        boolean lifeboatRuns = lifeboat.runs();
        Ports.clash(ports).ifPresent(clash -> say("ports", clash));
        ports.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(port ->
                        say(
                                port.getKey().equals("listen.lifeboat")
                                        ? "by keys"
                                        : port.getKey().substring("listen.".length()),
                                Ports.server(
                                        port.getKey(),
                                        new InetSocketAddress(listen.address(), port.getValue()),
                                        port.getKey().equals("listen.lifeboat")
                                                ? lifeboatRuns
                                                : server.runs())));
        report("sip", () -> Ports.sip(sip(listen), asterisk.runs()));
        report(
                "rtp",
                () ->
                        Ports.rtp(
                                listen.rtp().first(),
                                listen.rtp().last(),
                                listen.sip(),
                                settings.calls().capacity()));
        report("asterisk", asterisk::version);
        report(
                "modules",
                () ->
                        asterisk.modules(
                                settings.folders().dialplans().resolve("asterisk/modules.conf"),
                                server.runs()));
    }

    private static Finding links(Settings.Pages pages) {
        return pages.url().isEmpty()
                ? new Finding.Idle(
                        "labels go by e-mail alone, and links for photos to this machine, until pages.url says where customers reach the pages")
                : new Finding.Well("customers are sent to " + pages.url());
    }

    private Finding orders(Settings settings) {
        if (!order.isEmpty() && !OrderNumber.isValid(order))
            return new Finding.Wrong(
                    "--order is no order number: eight digits, the last a check digit");
        OrderNumber number = order.isEmpty() ? OrderNumber.ofSerial(0) : new OrderNumber(order);
        try {
            var system =
                    new OwnSystem(
                            ShopOrders.of(settings, Clock.systemUTC()).orElseThrow().source());
            return system.finding(number, !order.isEmpty());
        } catch (IllegalArgumentException mistaken) {
            return new Finding.Wrong("mend the mapping: " + mistaken.getMessage());
        }
    }

    /** Asterisk's, which listens on loopback. */
    private static InetSocketAddress sip(Settings.Listen listen) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listen.sip());
    }

    private void report(String part, Check check) throws InterruptedException {
        Finding finding;
        try {
            finding = check.look();
        } catch (IOException | UncheckedIOException failed) {
            finding = new Finding.Wrong("cannot be looked at: " + failed.getMessage());
        }
        say(part, finding);
    }

    private void say(String part, Finding finding) {
        well &= !(finding instanceof Finding.Wrong);
        System.out.println(finding.line(part));
    }
}
