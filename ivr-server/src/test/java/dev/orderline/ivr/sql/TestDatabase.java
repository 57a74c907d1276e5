package dev.orderline.ivr.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Databases for tests, on one PostgreSQL below {@code target} that is started for the first test
 * that asks and stopped when the JVM ends. Its commits do not wait for the disk, so that no test
 * depends on how fast that is; {@code EmbeddedPostgresTest} has servers as they are shipped.
 * Thread-safe.
 */
public final class TestDatabase {
    private static final Path HOME = Path.of("target", "test-postgres");

    private TestDatabase() {}

    /** The way into a schema of its own, still empty. */
    public static DatabaseAccess empty() {
        DatabaseAccess server = Server.ACCESS;
        String schema = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (var connection =
                        DriverManager.getConnection(
                                server.url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        } catch (SQLException refused) {
            throw new IllegalStateException("no schema for a test", refused);
        }
        return new DatabaseAccess(
                server.url() + "?currentSchema=" + schema, server.user(), server.password());
    }

    /** Started by whoever touches it first. */
    private static final class Server {
        static final DatabaseAccess ACCESS = start();

        private static DatabaseAccess start() {
            var postgres = new EmbeddedPostgres(HOME, HOME.resolve("secrets"), 0);
            try {
                DatabaseAccess access = postgres.start();
                doNotWaitForTheDisk(access);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
                return access;
            } catch (IOException | InterruptedException | SQLException failed) {
                throw new IllegalStateException("no PostgreSQL for tests", failed);
            }
        }

        private static void doNotWaitForTheDisk(DatabaseAccess access) throws SQLException {
            try (var connection =
                            DriverManager.getConnection(
                                    access.url(), access.user(), access.password());
                    var statement = connection.createStatement()) {
                statement.execute("alter role current_user set synchronous_commit = off");
            }
        }

        private static void stop(EmbeddedPostgres postgres) {
            try {
                postgres.stop();
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException("PostgreSQL of the tests still runs", failed);
            }
        }
    }
}
