package dev.orderline.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.phone.AgentPhone;
import dev.orderline.phone.Phone;
import dev.orderline.speech.audio.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Orderline as it runs: our PostgreSQL, the server and the lifeboat as processes of their own,
 * Asterisk; on ports of its own, in a folder of its own. Whatever was started is stopped by its
 * process id: at the end, when the JVM ends before, or by the next run when this one is killed.
 */
final class Stack {
    private static final Duration START_AT_MOST = Duration.ofMinutes(5);
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(90);
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(10);
    private static final Lock ONE_AT_A_TIME = new ReentrantLock();

    /** As {@code scripts/run} has them. */
    private static final List<String> LIFEBOAT_OPTIONS =
            List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** As {@code scripts/doctor} and {@code scripts/flow} have them. */
    private static final List<String> TOOL_OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path root;
    private final Path data;
    private final PortBlock ports;
    private final Map<String, String> settings;
    private final Thread atJvmEnd = new Thread(this::abandon, "stack-abandon");
    private Map<String, String> changed = Map.of();
    private Optional<Process> server = Optional.empty();
    private Optional<Process> lifeboat = Optional.empty();

    private Stack(Path root, Path data, PortBlock ports, Map<String, String> settings) {
        this.root = root;
        this.data = data;
        this.ports = ports;
        this.settings = settings;
    }

    /**
     * As {@link #start(Path, Path, Map)}, for tests, which run in the module's folder.
     *
     * @param name of the folder below {@code target}
     */
    static Stack start(String name, Map<String, String> extra)
            throws IOException, InterruptedException {
        return start(Path.of("../.."), Path.of("target", "stack-" + name), extra);
    }

    /**
     * Starts everything and returns when calls are answered. A start that fails is tried once more
     * on other ports: somebody else's program may have taken one.
     *
     * @param root the project's folder
     * @param data its own folder, which is emptied; prompts are kept beside it
     * @param extra settings to change
     */
    static Stack start(Path root, Path data, Map<String, String> extra)
            throws IOException, InterruptedException {
        Path project = root.toAbsolutePath().normalize();
        Path own = data.toAbsolutePath();
        // Two at once would render the same prompts side by side.
        ONE_AT_A_TIME.lockInterruptibly();
        try {
            return startOnce(project, own, extra);
        } catch (IllegalStateException first) {
            System.err.println("starting once more, after: " + first.getMessage());
            return startOnce(project, own, extra);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private static Stack startOnce(Path root, Path data, Map<String, String> extra)
            throws IOException, InterruptedException {
        PortBlock ports = PortBlock.claim();
        Map<String, String> settings = new HashMap<>();
        settings.put("folder.data", data.toString());
        settings.put("folder.model", root.resolve("models/starter").toString());
        settings.put("folder.dialplans", root.resolve("dialplans").toString());
        settings.put("listen.media", Integer.toString(ports.media()));
        settings.put("listen.audiosocket", Integer.toString(ports.audioSocket()));
        settings.put("listen.agi", Integer.toString(ports.agi()));
        settings.put("listen.lifeboat", Integer.toString(ports.lifeboat()));
        settings.put("listen.console", Integer.toString(ports.console()));
        settings.put("listen.pages", Integer.toString(ports.pages()));
        settings.put("database.port", Integer.toString(ports.database()));
        settings.put("threads.rendering", "2"); // nobody calls while it starts
        settings.putAll(extra);
        var stack = new Stack(root, data, ports, settings);
        stack.endRest(); // of a run that was killed: files are not taken from under a database
        stack.makeFolder();
        Runtime.getRuntime().addShutdownHook(stack.atJvmEnd);
        try {
            stack.script("install");
            stack.needServer(Map.of());
            stack.script("start");
            return stack;
        } catch (IOException | InterruptedException | IllegalStateException failed) {
            stack.end();
            throw failed;
        }
    }

    private void makeFolder() throws IOException {
        clear(data);
        Files.createDirectories(data.resolve("asterisk"));
        Path unpacked = root.resolve("data/asterisk/root");
        if (Files.isDirectory(unpacked))
            Files.createSymbolicLink(data.resolve("asterisk/root"), unpacked);

        // Rendered once for all stacks; what it holds depends on voice and text alone.
        Path prompts = Files.createDirectories(data.resolveSibling("prompts"));
        Files.createSymbolicLink(data.resolve("prompts"), prompts);
    }

    /** Kills the server as a crash would: kill -9. Does nothing if it does not run. */
    void killServer() throws InterruptedException {
        if (server.isPresent()) kill(server.get());
        server = Optional.empty();
    }

    /** As {@link #killServer}, with the lifeboat. */
    void killLifeboat() throws InterruptedException {
        if (lifeboat.isPresent()) kill(lifeboat.get());
        lifeboat = Optional.empty();
    }

    private static void kill(Process process) throws InterruptedException {
        if (!process.destroyForcibly().waitFor(KILLED_WITHIN))
            throw new IllegalStateException("process " + process.pid() + " cannot be killed");
    }

    /** Makes sure that the lifeboat runs, which watches over the server. */
    void needLifeboat() throws IOException, InterruptedException {
        if (lifeboat.isPresent() && lifeboat.get().isAlive()) return;
        lifeboat = Optional.of(startLifeboat());
    }

    /** Makes the server stand still, or go on: it keeps its ports and answers nothing meanwhile. */
    void suspendServer(boolean still) throws IOException, InterruptedException {
        String signal = still ? "-STOP" : "-CONT";
        Process kill =
                new ProcessBuilder("kill", signal, Long.toString(server.orElseThrow().pid()))
                        .start();
        if (kill.waitFor() != 0)
            throw new IllegalStateException("no signal " + signal + " to the server");
    }

    /**
     * Makes sure that the server runs, with {@code other} settings changed; one that runs with
     * others is killed.
     */
    void needServer(Map<String, String> other) throws IOException, InterruptedException {
        if (server.isPresent() && server.get().isAlive() && changed.equals(other)) return;
        killServer();
        changed = Map.copyOf(other);
        server = Optional.of(startServer());
    }

    /** Asks the server to stop, as {@code scripts/run} does; does not wait. */
    void stopServer() {
        server.orElseThrow().destroy();
    }

    boolean awaitServerEnd(Duration atMost) throws InterruptedException {
        return server.isEmpty() || server.get().waitFor(atMost);
    }

    /** Lets Asterisk look for both kinds of media at {@code port}, from the next call on. */
    void pointMediaAt(int port) throws IOException, InterruptedException {
        String there = Integer.toString(port);
        script(
                Map.of("ORDERLINE_MEDIA_PORT", there, "ORDERLINE_AUDIOSOCKET_PORT", there),
                "reload");
    }

    /** Undoes {@link #pointMediaAt}. */
    void pointMediaAtServer() throws IOException, InterruptedException {
        script("reload");
    }

    /** Adds {@code lines} to Asterisk's telephones, until the next {@link #pointMediaAt}. */
    void addTelephones(String lines) throws IOException, InterruptedException {
        Files.writeString(configuration().resolve("pjsip.conf"), lines, StandardOpenOption.APPEND);
        rx("module reload res_pjsip.so");
    }

    /** What Asterisk's console answers to {@code command}. */
    String rx(String command) throws IOException, InterruptedException {
        return script("rx", command);
    }

    /** A telephone that can call the line. */
    Phone phone() throws IOException {
        return Phone.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.sip()));
    }

    /** A person's telephone, not yet registered. */
    AgentPhone agentPhone(Duration ringing, List<Frame> greeting) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        return new AgentPhone(
                new InetSocketAddress(here, 0),
                new InetSocketAddress(here, ports.sip()),
                ringing,
                greeting);
    }

    /** What a program printed, and its exit status. */
    record Report(int status, String text) {}

    /** Has the doctor look at this. */
    Report doctor() throws IOException, InterruptedException {
        return report(
                "doctor",
                List.of(),
                java("logback-tools.xml", TOOL_OPTIONS, "dev.orderline.ivr.Doctor"));
    }

    /**
     * Runs {@code scripts/flow}.
     *
     * @param flows the folder with the drafts' folder {@code flows}
     * @param arguments the subcommand first
     */
    Report flow(Path flows, String... arguments) throws IOException, InterruptedException {
        return flow(flows, List.of(), arguments);
    }

    /**
     * As {@link #flow(Path, String...)}.
     *
     * @param typed line by line
     */
    Report flow(Path flows, List<String> typed, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                java(
                        "logback-tools.xml",
                        TOOL_OPTIONS,
                        "dev.orderline.ivr.command.FlowCommand",
                        arguments);
        command.addAll(List.of("-D", "folder.dialplans=" + flows));
        return report("flow", typed, command);
    }

    private Report report(String name, List<String> typed, List<String> command)
            throws IOException, InterruptedException {
        Path input = Files.write(Files.createTempFile(data, name + "-", ".in"), typed);
        Path printed = Files.createTempFile(data, name + "-", ".out");
        Process process =
                builder(command, Map.of())
                        .redirectInput(input.toFile())
                        .redirectOutput(printed.toFile())
                        .start();
        if (!process.waitFor(START_AT_MOST)) {
            process.destroyForcibly();
            throw new IllegalStateException(name + " takes too long");
        }
        return new Report(process.exitValue(), Files.readString(printed));
    }

    /** The server's own tables. */
    Jdbi database() {
        DatabaseAccess access = DatabaseAccess.read(data.resolve("secrets"));
        return Jdbi.create(access.url(), access.user(), access.password());
    }

    /** What the server has logged. */
    String log() {
        return log("orderline");
    }

    /** What the lifeboat has logged. */
    String lifeboatLog() {
        return log("lifeboat");
    }

    private String log(String name) {
        try {
            return Files.readString(data.resolve(name + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return data;
    }

    PortBlock ports() {
        return ports;
    }

    /** What Asterisk was started with. */
    Path configuration() {
        return data.resolve("asterisk/run/etc");
    }

    /** The processes: server, Asterisk, database; those that run. */
    List<ProcessHandle> processes() throws IOException {
        List<ProcessHandle> running = new ArrayList<>();
        for (Path file :
                List.of(
                        pidFile("server"),
                        pidFile("lifeboat"),
                        data.resolve("asterisk/run/pid"),
                        databasePid()))
            pid(file).flatMap(ProcessHandle::of).ifPresent(running::add);
        return running;
    }

    private Process startServer() throws IOException, InterruptedException {
        List<String> command = java("logback.xml", List.of("-Xmx1g"), "dev.orderline.ivr.Main");
        command.add("--stop-database");
        return start(command, "server", data.resolve("started"));
    }

    private Process startLifeboat() throws IOException, InterruptedException {
        List<String> command =
                java("logback.xml", LIFEBOAT_OPTIONS, "dev.orderline.ivr.LifeboatMain");
        command.add("--watch");
        return start(command, "lifeboat", data.resolve("lifeboat-started"));
    }

    /** Starts a process and returns when it has written {@code started}. */
    private Process start(List<String> command, String name, Path started)
            throws IOException, InterruptedException {
        Files.deleteIfExists(started);
        command.addAll(List.of("--started", started.toString()));
        Map<String, String> log =
                name.equals("server")
                        ? Map.of()
                        : Map.of("ORDERLINE_LOG", data.resolve(name + ".log").toString());
        Path output = data.resolve(name + ".out");
        Process process =
                builder(command, log)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .start();
        Files.writeString(pidFile(name), process.pid() + "\n");
        long until = System.nanoTime() + START_AT_MOST.toNanos();
        while (!Files.exists(started)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "the " + name + " did not start:\n" + Files.readString(output));
            }
        }
        return process;
    }

    /**
     * A command that runs {@code program} with our settings.
     *
     * @param logging the program's own configuration, not the tests'
     * @param first arguments before the settings
     */
    private List<String> java(
            String logging, List<String> options, String program, String... first) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dorderline.stack=" + data, // by which endRest() knows it
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dlogback.configurationFile=" + logging,
                                "-cp",
                                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(program);
        command.addAll(List.of(first));
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(changed);
        all.forEach((key, value) -> command.addAll(List.of("-D", key + "=" + value)));
        return command;
    }

    /** What Asterisk's console answers to {@code command}. */
    String console(String command) throws IOException, InterruptedException {
        return script("rx", command);
    }

    private String script(String... arguments) throws IOException, InterruptedException {
        return script(Map.of(), arguments);
    }

    /** Runs {@code scripts/asterisk}; gives its output. */
    private String script(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(
                                Stream.of(root.resolve("scripts/asterisk").toString()),
                                Stream.of(arguments))
                        .toList();
        Path output = Files.createTempFile("asterisk-", ".out");
        try {
            // To a file, not a pipe: Asterisk itself would keep a pipe open.
            Process process = builder(command, environment).redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(START_AT_MOST);
            process.destroyForcibly();
            if (!ended || process.exitValue() != 0)
                throw new IllegalStateException(
                        "scripts/asterisk "
                                + String.join(" ", arguments)
                                + " failed:\n"
                                + Files.readString(output));
            return Files.readString(output);
        } finally {
            Files.delete(output);
        }
    }

    private ProcessBuilder builder(List<String> command, Map<String, String> environment) {
        var builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        Map<String, String> all = builder.environment();
        all.put("ORDERLINE_DATA", data.toString());
        all.put("ORDERLINE_SIP_PORT", Integer.toString(ports.sip()));
        all.put("ORDERLINE_RTP_PORTS", ports.rtp());
        all.put("ORDERLINE_MEDIA_PORT", Integer.toString(ports.media()));
        all.put("ORDERLINE_AUDIOSOCKET_PORT", Integer.toString(ports.audioSocket()));
        all.put("ORDERLINE_AGI_PORT", Integer.toString(ports.agi()));
        all.put("ORDERLINE_LIFEBOAT_PORT", Integer.toString(ports.lifeboat()));
        all.put("ORDERLINE_CONSOLE_PORT", Integer.toString(ports.console()));
        all.put("ORDERLINE_PAGES_PORT", Integer.toString(ports.pages()));
        all.put("ORDERLINE_LOG", data.resolve("orderline.log").toString());
        all.putAll(environment);
        return builder;
    }

    /** Stops Asterisk, then the server as {@code scripts/run} does, then what is left. */
    void stop() throws IOException, InterruptedException {
        script("stop");
        killLifeboat();
        if (server.isPresent()) {
            stopServer();
            boolean _ = awaitServerEnd(STOP_AT_MOST);
        }
        end();
    }

    private void end() throws IOException, InterruptedException {
        Runtime.getRuntime().removeShutdownHook(atJvmEnd);
        endRest();
        ports.close();
    }

    /** When the JVM ends and nobody has closed this. */
    private void abandon() {
        try {
            endRest();
        } catch (IOException | IllegalStateException failed) {
            System.err.println("could not stop what runs in " + data + ": " + failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends whatever runs in this folder, whoever started it. */
    private void endRest() throws IOException, InterruptedException {
        if (!Files.exists(data)) return;
        script("stop");
        end(pidFile("lifeboat"), ProcessHandle::destroyForcibly); // it is a client of the database
        end(pidFile("server"), ProcessHandle::destroyForcibly);
        end(databasePid(), ProcessHandle::destroy); // waits for its clients, who are gone
    }

    /** Ends the process whose id is in {@code file}, if that still is one of this folder's. */
    private void end(Path file, Predicate<ProcessHandle> how)
            throws InterruptedException, IOException {
        Optional<ProcessHandle> process =
                pid(file)
                        .flatMap(ProcessHandle::of)
                        .filter(handle ->
                                handle.info().commandLine().orElse("").contains(data.toString()));
        if (process.isEmpty()) return;
        CompletableFuture<ProcessHandle> gone = process.get().onExit();
        if (!how.test(process.get())) return; // it has just ended
        try {
            gone.get(KILLED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException stays) {
            throw new IllegalStateException("process " + process.get().pid() + " stays", stays);
        }
    }

    private Path pidFile(String name) {
        return data.resolve(name + ".pid");
    }

    private Path databasePid() {
        return data.resolve("postgres/cluster/postmaster.pid");
    }

    /** The process id in the first line of {@code file}; empty if there is none. */
    private static Optional<Long> pid(Path file) throws IOException {
        if (!Files.exists(file)) return Optional.empty();
        return Files.readAllLines(file, UTF_8).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,10}"))
                .map(Long::valueOf);
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
