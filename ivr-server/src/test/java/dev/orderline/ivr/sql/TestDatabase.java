package dev.orderline.ivr.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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
        String schema = "test_" + UUID.randomUUID().toString().replace('-', '_');
        execute("create schema " + schema);
        return in(schema);
    }

    /**
     * The way into a schema of its own, with all tables and nothing in them. They are made in one
     * go: with Flyway's care for each migration it takes many times as long.
     */
    public static DatabaseAccess withTables() {
        String schema = "test_" + UUID.randomUUID().toString().replace('-', '_');
        execute(
                "create schema %s; set search_path to %s; %s create table flyway_schema_history as table %s.flyway_schema_history"
                        .formatted(schema, schema, Migrated.SCRIPT, Migrated.SCHEMA));
        return in(schema);
    }

    private static DatabaseAccess in(String schema) {
        DatabaseAccess server = Server.ACCESS;
        return new DatabaseAccess(
                server.url() + "?currentSchema=" + schema, server.user(), server.password());
    }

    private static void execute(String script) {
        DatabaseAccess server = Server.ACCESS;
        try (var connection =
                        DriverManager.getConnection(
                                server.url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException refused) {
            throw new IllegalStateException("no schema for a test", refused);
        }
    }

    /** A schema that Flyway has migrated, and the same as one script. */
    private static final class Migrated {
        static final String SCHEMA = "migrated";
        static final String SCRIPT = migrated();

        private static String migrated() {
            execute("drop schema if exists " + SCHEMA + " cascade; create schema " + SCHEMA);
            Database.open(in(SCHEMA)).close();
            Path folder = Path.of("target", "classes", "db", "migration");
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> inOrder =
                        files.sorted(Comparator.comparingInt(TestDatabase::version)).toList();
                var script = new StringBuilder();
                for (Path file : inOrder) script.append(Files.readString(file)).append('\n');
                return script.toString();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** Of a migration: 16 of V16__codes.sql. */
    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf('_')));
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
