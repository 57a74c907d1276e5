package dev.orderline.ivr.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The tables of the PostgreSQL we bring along, and the server process over them. Used by one thread
 * at a time.
 */
final class PostgresCluster {
    /** Both the name of the database and of the role that owns it. */
    static final String NAME = "orderline";

    /** Making a cluster takes a second; recovery after a power cut may take longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A log longer than this is put aside at the next start, one is kept. */
    private static final long MAX_LOG_BYTES = 10L << 20;

    private static final Set<PosixFilePermission> PRIVATE_FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PRIVATE_FILE =
            PosixFilePermissions.fromString("rw-------");

    /**
     * Given at every start, so that they hold for old clusters too. Error messages go without the
     * values and statements they are about: those may be personal data.
     */
    private static final List<String> SETTINGS =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "fsync=on",
                    "synchronous_commit=on",
                    "full_page_writes=on",
                    "password_encryption=scram-sha-256",
                    "timezone=UTC",
                    "log_timezone=UTC",
                    "log_checkpoints=off",
                    "log_error_verbosity=terse",
                    "log_min_error_statement=panic");

    private final Path home;
    private final Path tables;
    private final Path log;
    private final Path programs;
    private final Unprivileged user;

    /**
     * @param home where tables and log are
     * @param programs the folder of initdb, postgres and pg_ctl
     */
    PostgresCluster(Path home, Path programs, Unprivileged user) {
        this.home = home;
        this.tables = tables(home);
        this.log = home.resolve("server.log");
        this.programs = programs;
        this.user = user;
    }

    static Path tables(Path home) {
        return home.resolve("cluster");
    }

    boolean exists() {
        return Files.isDirectory(tables);
    }

    /**
     * Refuses tables that another major version of PostgreSQL has written.
     *
     * @throws IOException if they were
     */
    void checkVersion() throws IOException {
        String version = Files.readString(tables.resolve("PG_VERSION")).strip();
        if (!version.equals(Integer.toString(PostgresBinaries.MAJOR)))
            throw new IOException(
                    "%s was written by PostgreSQL %s and this is %s: dump it with PostgreSQL %s and"
                                    .formatted(tables, version, PostgresBinaries.VERSION, version)
                            + " load it into a new one, or move the folder away to start empty");
    }

    /**
     * Makes the tables, all or nothing: an empty database {@link #NAME} that belongs to the role
     * {@link #NAME}. The administrator's own password is thrown away.
     */
    void make(String password) throws IOException, InterruptedException {
        Path draft = home.resolve("cluster.new");
        PostgresBinaries.delete(draft);
        Files.createDirectory(draft, PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
        user.own(draft);
        Path administrator = privateFile("administrator-");
        try {
            Files.writeString(administrator, EmbeddedPostgres.password());
            run(
                    "make a PostgreSQL cluster",
                    "",
                    List.of(
                            program("initdb"),
                            "--pgdata=" + draft,
                            "--username=postgres",
                            "--pwfile=" + administrator,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"));
            run(
                    "make a PostgreSQL database",
                    """
                    create role %1$s login password '%2$s';
                    create database %1$s owner %1$s;
                    """
                            .formatted(NAME, password),
                    List.of(
                            program("postgres"),
                            "--single",
                            "-D",
                            draft.toString(),
                            "-c",
                            "exit_on_error=on",
                            "-c",
                            "log_checkpoints=off",
                            "-c",
                            "log_min_error_statement=panic",
                            "postgres"));
            Files.move(draft, tables, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.delete(administrator);
        }
    }

    boolean running() throws IOException, InterruptedException {
        var status = List.of(program("pg_ctl"), "status", "--pgdata=" + tables);
        return ended("", status).exit() == 0;
    }

    /** The port of the running server, from its own pid file. */
    int port() throws IOException {
        List<String> lines = Files.readAllLines(tables.resolve("postmaster.pid"));
        try {
            return Integer.parseInt(lines.get(3).strip());
        } catch (IndexOutOfBoundsException | NumberFormatException unreadable) {
            throw new IOException("PostgreSQL's pid file is cut off", unreadable);
        }
    }

    /** Starts the server in a session of its own, which nothing that ends us ends. */
    void start(int port) throws IOException, InterruptedException {
        if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES)
            Files.move(log, home.resolve("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
        if (!Files.exists(log))
            Files.createFile(log, PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
        user.own(log);
        var options = new StringBuilder("-p " + port);
        for (String setting : SETTINGS) options.append(" -c ").append(setting);
        // pg_ctl calls setsid, so neither Ctrl-C nor a closed terminal reaches the server.
        run(
                "start PostgreSQL (its log is " + log + ")",
                "",
                List.of(
                        program("pg_ctl"),
                        "start",
                        "--pgdata=" + tables,
                        "--log=" + log,
                        "--wait",
                        "--timeout=" + PATIENCE.toSeconds(),
                        "--options=" + options));
    }

    /** Stops the running server cleanly: open transactions are rolled back. */
    void stop() throws IOException, InterruptedException {
        run(
                "stop PostgreSQL",
                "",
                List.of(
                        program("pg_ctl"),
                        "stop",
                        "--pgdata=" + tables,
                        "--mode=fast",
                        "--wait",
                        "--timeout=" + PATIENCE.toSeconds()));
    }

    /**
     * Makes sure that PostgreSQL's programs can be run.
     *
     * @throws IOException if they cannot: the machine lacks a library, or their user may not go
     *     into the folder
     */
    void checkPrograms() throws IOException, InterruptedException {
        run(
                "run %s as %s".formatted(programs, user),
                "",
                List.of(program("postgres"), "--version"));
    }

    private String program(String name) {
        return programs.resolve(name).toString();
    }

    private Path privateFile(String name) throws IOException {
        Path file =
                Files.createTempFile(
                        home, name, "", PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
        user.own(file);
        return file;
    }

    private void run(String attempt, String input, List<String> command)
            throws IOException, InterruptedException {
        Command ended = ended(input, command);
        if (ended.exit() != 0)
            throw new IOException("could not %s: %s".formatted(attempt, ended.output()));
    }

    private Command ended(String input, List<String> command)
            throws IOException, InterruptedException {
        return Command.run(user.command(command), input, home, PATIENCE);
    }
}
