package dev.orderline.ivr.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL we bring along, for a shop that has no database server. It keeps what it has
 * committed (fsync, synchronous_commit), lets nobody in without the generated password, listens on
 * loopback only, and outlives us: whatever ends our process leaves it running, and the next {@link
 * #start} finds it.
 *
 * <p>Below {@code home}: {@code 18.6} the programs, {@code cluster} the tables, {@code server.log}.
 * The way in is written to {@link DatabaseAccess#FILE} in {@code secrets}. PostgreSQL's own
 * administrator has a password nobody knows; who owns the files gets in by {@code postgres
 * --single}.
 *
 * <p>Several processes may use one {@code home}: starting and stopping is one at a time.
 */
public final class EmbeddedPostgres {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** Programs, an empty cluster and its first logs take 120 MB; the rest is room to work in. */
    private static final long NEEDED_BYTES = 512L << 20;

    private static final InetAddress LOOPBACK = Inet4Address.ofLiteral("127.0.0.1");
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path home;
    private final Path secrets;
    private final int port;

    /**
     * @param home made if it is not there
     * @param secrets where the way in is written; made if it is not there
     * @param port on loopback; 0 for one that is free, which is kept as long as it stays free
     */
    public EmbeddedPostgres(Path home, Path secrets, int port) {
        this.home = home.toAbsolutePath().normalize();
        this.secrets = secrets.toAbsolutePath().normalize();
        this.port = port;
    }

    /**
     * Sets up what is missing, starts the server unless it runs, and returns when it answers.
     *
     * @throws IOException saying what is wrong and where, if it cannot be started
     */
    public DatabaseAccess start() throws IOException, InterruptedException {
        synchronized (ONE_AT_A_TIME) {
            Unprivileged user = Unprivileged.in(nearest(PostgresCluster.tables(home)));
            Files.createDirectories(home);
            user.own(home);
            try (FileChannel file = lockFile();
                    FileLock _ = file.lock()) {
                var cluster = new PostgresCluster(home, PostgresBinaries.unpack(home), user);
                DatabaseAccess access = started(cluster);
                check(access);
                return access;
            }
        }
    }

    /** Stops the server cleanly, if it runs: open transactions are rolled back. */
    public void stop() throws IOException, InterruptedException {
        synchronized (ONE_AT_A_TIME) {
            Path tables = PostgresCluster.tables(home);
            if (!Files.isDirectory(tables)) return;
            try (FileChannel file = lockFile();
                    FileLock _ = file.lock()) {
                var cluster =
                        new PostgresCluster(
                                home, PostgresBinaries.unpack(home), Unprivileged.in(tables));
                if (cluster.running()) {
                    cluster.stop();
                    LOG.info("stopped PostgreSQL in {}", home);
                }
            }
        }
    }

    private DatabaseAccess started(PostgresCluster cluster)
            throws IOException, InterruptedException {
        if (!cluster.exists()) {
            checkSpace();
            cluster.checkPrograms();
            var access = new DatabaseAccess(url(free(port)), PostgresCluster.NAME, password());
            access.write(secrets);
            cluster.make(access.password());
            cluster.start(port(access));
            LOG.info("made a database in {} and started PostgreSQL at port {}", home, port(access));
            return access;
        }
        cluster.checkVersion();
        DatabaseAccess known = known();
        if (cluster.running()) {
            int runsAt = cluster.port();
            if (port != 0 && port != runsAt)
                throw new IOException(
                        "PostgreSQL in %s runs at port %d, not at %d: stop it first"
                                .formatted(home, runsAt, port));
            LOG.info("PostgreSQL in {} runs at port {}", home, runsAt);
            return moved(known, runsAt);
        }
        checkSpace();
        cluster.checkPrograms();
        DatabaseAccess access = moved(known, port != 0 ? free(port) : freeOr(port(known)));
        cluster.start(port(access));
        LOG.info("started PostgreSQL in {} at port {}", home, port(access));
        return access;
    }

    private DatabaseAccess known() throws IOException {
        try {
            return DatabaseAccess.read(secrets);
        } catch (UncheckedIOException | IllegalArgumentException unreadable) {
            throw new IOException(
                    "the tables in %s are there but not the way into them: put %s back, or move %s away to start empty"
                            .formatted(home, secrets.resolve(DatabaseAccess.FILE), home),
                    unreadable);
        }
    }

    /** {@code access}, at {@code newPort}; remembered if that is another. */
    private DatabaseAccess moved(DatabaseAccess access, int newPort) throws IOException {
        if (port(access) == newPort) return access;
        var moved = new DatabaseAccess(url(newPort), access.user(), access.password());
        moved.write(secrets);
        return moved;
    }

    private static void check(DatabaseAccess access) throws IOException {
        try {
            DriverManager.getConnection(access.url(), access.user(), access.password()).close();
        } catch (SQLException refused) {
            throw new IOException(
                    access.url() + " does not let us in: " + refused.getMessage(), refused);
        }
    }

    private void checkSpace() throws IOException {
        long usable = Files.getFileStore(home).getUsableSpace();
        if (usable < NEEDED_BYTES)
            throw new IOException(
                    "PostgreSQL needs %d MB free in %s, and there are %d MB"
                            .formatted(NEEDED_BYTES >> 20, home, usable >> 20));
    }

    private FileChannel lockFile() throws IOException {
        return FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** {@code path}, or the nearest folder above it that exists. */
    private static Path nearest(Path path) {
        Path parent = path.getParent();
        return parent == null || Files.exists(path) ? path : nearest(parent);
    }

    /** {@code wanted}, or any free port if that is 0. */
    private static int free(int wanted) throws IOException {
        try (var socket = new ServerSocket(wanted, 1, LOOPBACK)) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new IOException("port " + wanted + " is taken by another program", taken);
        }
    }

    private static int freeOr(int wanted) throws IOException {
        try {
            return free(wanted);
        } catch (IOException taken) {
            return free(0);
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(LOOPBACK.getHostAddress(), port, PostgresCluster.NAME);
    }

    private static int port(DatabaseAccess access) {
        return URI.create(access.url().substring("jdbc:".length())).getPort();
    }

    /** 192 random bits as hexadecimal digits. */
    static String password() {
        byte[] bits = new byte[24];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
