package dev.orderline.it;

import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.phone.Phone;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Orderline as it runs: our PostgreSQL, the server as a process of its own, Asterisk; on free
 * ports, in a folder of its own below {@code target}. Whatever was started is stopped, by its
 * process id.
 */
final class Stack {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration START_AT_MOST = Duration.ofMinutes(2);
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(90);

    private final Path data;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> settings = new ArrayList<>();
    private final int sipPort;
    private Process server;

    private Stack(String name, Map<String, String> extra) throws IOException, InterruptedException {
        this.data = Path.of("target", "stack-" + name).toAbsolutePath();
        clear(data);
        Files.createDirectories(data.resolve("asterisk"));
        Path unpacked = ROOT.resolve("data/asterisk/root");
        if (Files.isDirectory(unpacked))
            Files.createSymbolicLink(data.resolve("asterisk/root"), unpacked);

        // Rendered once for all stacks; what it holds depends on voice and text alone.
        Path prompts = Files.createDirectories(data.resolveSibling("prompts"));
        Files.createSymbolicLink(data.resolve("prompts"), prompts);

        this.sipPort = freeUdp();
        int rtp = 20_000 + (sipPort * 37) % 30_000;
        Map<String, Integer> ports =
                Map.of("MEDIA", freeTcp(), "AUDIOSOCKET", freeTcp(), "AGI", freeTcp());
        environment.put("ORDERLINE_DATA", data.toString());
        environment.put("ORDERLINE_SIP_PORT", Integer.toString(sipPort));
        environment.put("ORDERLINE_RTP_PORTS", rtp + "-" + (rtp + 999));
        ports.forEach(
                (what, port) -> environment.put("ORDERLINE_" + what + "_PORT", port.toString()));

        setting("folder.data", data.toString());
        setting("folder.model", ROOT.resolve("models/starter").toString());
        setting("folder.dialplans", ROOT.resolve("dialplans").toString());
        setting("calls.flow", ROOT.resolve("dialplans/flows/order-status.yaml").toString());
        extra.forEach(this::setting);

        script("install");
        server = startServer();
        try {
            script("start");
        } catch (IOException | InterruptedException | IllegalStateException failed) {
            server.destroy();
            throw failed;
        }
    }

    /**
     * Starts everything and returns when calls are answered.
     *
     * @param name of the folder below {@code target}
     * @param extra settings to change
     */
    static Stack start(String name, Map<String, String> extra)
            throws IOException, InterruptedException {
        return new Stack(name, extra);
    }

    private void setting(String key, String value) {
        settings.addAll(List.of("-D", key + "=" + value));
    }

    /** Kills the server as a crash would: kill -9. */
    void killServer() throws InterruptedException {
        server.destroyForcibly();
        if (!server.waitFor(10, TimeUnit.SECONDS))
            throw new IllegalStateException("the server cannot be killed");
    }

    /** Starts the server again after {@link #killServer}. */
    void restartServer() throws IOException, InterruptedException {
        server = startServer();
    }

    /** Asks the server to stop, as {@code scripts/run} does; does not wait. */
    void stopServer() {
        server.destroy();
    }

    boolean awaitServerEnd(Duration atMost) throws InterruptedException {
        return server.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A telephone that can call the line. */
    Phone phone() throws IOException {
        return Phone.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), sipPort));
    }

    /** The server's own tables. */
    Jdbi database() {
        DatabaseAccess access = DatabaseAccess.read(data.resolve("secrets"));
        return Jdbi.create(access.url(), access.user(), access.password());
    }

    /** What the server has logged. */
    String log() {
        try {
            return Files.readString(data.resolve("orderline.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return data;
    }

    private Process startServer() throws IOException, InterruptedException {
        Path started = data.resolve("started");
        Files.deleteIfExists(started);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dlogback.configurationFile=logback.xml", // not the tests' own
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.orderline.ivr.Main",
                                "--stop-database",
                                "--started",
                                started.toString()));
        command.addAll(settings);
        Process process = process(command, "server.out");
        long until = System.nanoTime() + START_AT_MOST.toNanos();
        while (!Files.exists(started)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "the server did not start:\n"
                                + Files.readString(data.resolve("server.out")));
            }
        }
        return process;
    }

    private void script(String verb) throws IOException, InterruptedException {
        Process process =
                process(
                        List.of(ROOT.resolve("scripts/asterisk").toString(), verb),
                        "asterisk-" + verb + ".out");
        if (!process.waitFor(START_AT_MOST.toSeconds(), TimeUnit.SECONDS)
                || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "scripts/asterisk "
                            + verb
                            + " failed:\n"
                            + Files.readString(data.resolve("asterisk-" + verb + ".out")));
        }
    }

    private Process process(List<String> command, String output) throws IOException {
        var builder =
                new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve(output).toFile()));
        return builder.start();
    }

    /** Stops Asterisk, then the server, then the database. */
    void stop() throws IOException, InterruptedException {
        script("stop");
        server.destroy();
        if (!awaitServerEnd(STOP_AT_MOST)) server.destroyForcibly();
    }

    private static int freeUdp() {
        return free(port -> new DatagramSocket(port, InetAddress.getLoopbackAddress()));
    }

    private static int freeTcp() {
        return free(port -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    }

    /**
     * A port that is free now, and stays so until it is used: it lies below those that systems hand
     * out to whoever asks for any (from 32768 on).
     */
    private static int free(Binding binding) {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
            try (Closeable _ = binding.bind(port)) {
                return port;
            } catch (IOException taken) {
                // try another
            }
        }
    }

    private interface Binding {
        Closeable bind(int port) throws IOException;
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
