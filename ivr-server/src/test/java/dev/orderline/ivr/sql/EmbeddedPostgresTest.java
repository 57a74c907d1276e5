package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class EmbeddedPostgresTest {
    /** One cluster for all tests: making one takes the most time. Each leaves it usable. */
    @TempDir static Path folder;

    private Path home;
    private Path secrets;
    private EmbeddedPostgres postgres;

    @BeforeEach
    void begin() {
        home = folder.resolve("postgres");
        secrets = folder.resolve("secrets");
        postgres = new EmbeddedPostgres(home, secrets, 0);
    }

    @AfterEach
    void end() throws Exception {
        postgres.stop();
    }

    @Test
    void keepsWhatItHasCommittedAndTrustsNobody() throws Exception {
        DatabaseAccess access = postgres.start();

        try (Connection connection = connect(access)) {
            assertEquals("on", show(connection, "fsync"));
            assertEquals("on", show(connection, "synchronous_commit"));
            assertEquals("on", show(connection, "full_page_writes"));
            assertEquals("on", show(connection, "data_checksums"));
            assertEquals("scram-sha-256", show(connection, "password_encryption"));
            assertEquals("127.0.0.1", show(connection, "listen_addresses"));
            assertEquals(PostgresBinaries.VERSION, show(connection, "server_version"));
            assertEquals("off", show(connection, "is_superuser"));
        }
        assertEquals(List.of("scram-sha-256"), waysIn());
        for (String guess : List.of("", "orderline", "postgres")) {
            SQLException refused =
                    assertThrows(
                            SQLException.class,
                            () -> DriverManager.getConnection(access.url(), access.user(), guess));
            assertTrue(
                    List.of("28P01", "08004").contains(refused.getSQLState()),
                    refused.getSQLState());
        }
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(secrets.resolve(DatabaseAccess.FILE))));
        assertEquals(access, DatabaseAccess.read(secrets));
        assertFalse(access.toString().contains(access.password()));
    }

    @Test
    void keepsItsTablesAndItsPortOverARestart() throws Exception {
        DatabaseAccess first = postgres.start();
        execute(first, "create table restarted as select 42 as answer");
        postgres.stop();
        assertThrows(SQLException.class, () -> connect(first).close());

        DatabaseAccess second = postgres.start();

        assertEquals(first, second);
        assertEquals("42", query(second, "select answer from restarted"));
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTakenMeanwhile() throws Exception {
        DatabaseAccess first = postgres.start();
        postgres.stop();
        int port = Integer.parseInt(first.url().replaceAll(".*:(\\d+)/.*", "$1"));
        try (var other = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            DatabaseAccess second = postgres.start();
            assertNotEquals(first.url(), second.url());
            assertEquals(second, DatabaseAccess.read(secrets));
            postgres.stop();
            IOException refused =
                    assertThrows(
                            IOException.class,
                            () ->
                                    new EmbeddedPostgres(home, secrets, other.getLocalPort())
                                            .start());
            assertSays("is taken", refused);
        }
    }

    @Test
    void outlivesTheProcessThatStartedItAndIsFoundByTheNext() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process starter =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Starter.class.getName(),
                                home.toString(),
                                secrets.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String address;
        try (BufferedReader lines = starter.inputReader()) {
            address =
                    lines.lines()
                            .filter(line -> line.startsWith("jdbc:"))
                            .findFirst()
                            .orElseThrow();
            DatabaseAccess access = DatabaseAccess.read(secrets);
            assertEquals(address, access.url());
            execute(access, "create table outlived as select 42 as answer");
        } finally {
            starter.destroyForcibly().waitFor();
        }
        assertEquals(128 + 9, starter.exitValue());
        List<String> before = pidFile();

        DatabaseAccess found = postgres.start();

        assertEquals(address, found.url());
        assertEquals("42", query(found, "select answer from outlived"));
        assertEquals(before.getFirst(), pidFile().getFirst());
    }

    /** Starts PostgreSQL, says where, and waits to be killed. */
    static final class Starter {
        public static void main(String[] folders) throws Exception {
            var postgres = new EmbeddedPostgres(Path.of(folders[0]), Path.of(folders[1]), 0);
            System.out.println(postgres.start().url());
            Thread.currentThread().join();
        }
    }

    @Test
    void refusesTablesOfAnotherMajorVersion() throws Exception {
        postgres.start();
        postgres.stop();
        Path version = PostgresCluster.tables(home).resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        IOException refused = assertThrows(IOException.class, postgres::start);
        Files.writeString(version, "18\n");

        assertSays("was written by PostgreSQL 17 and this is 18.6", refused);
    }

    @Test
    void saysWhichFileIsMissingWhenTheWayInIsLost() throws Exception {
        postgres.start();
        postgres.stop();
        Path file = secrets.resolve(DatabaseAccess.FILE);
        Path aside = Files.move(file, secrets.resolve("aside"));
        IOException refused = assertThrows(IOException.class, postgres::start);
        Files.move(aside, file);

        assertSays(DatabaseAccess.FILE, refused);
    }

    private static void assertSays(String words, IOException refused) {
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(words), message);
    }

    private List<String> waysIn() throws IOException {
        return Files.readAllLines(PostgresCluster.tables(home).resolve("pg_hba.conf")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replaceAll(".*\\s", ""))
                .distinct()
                .toList();
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(PostgresCluster.tables(home).resolve("postmaster.pid"));
    }

    private static Connection connect(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    private static String show(Connection connection, String setting) throws SQLException {
        return query(connection, "show " + setting);
    }

    private static String query(DatabaseAccess access, String sql) throws SQLException {
        try (Connection connection = connect(access)) {
            return query(connection, sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    private static void execute(DatabaseAccess access, String sql) throws SQLException {
        try (Connection connection = connect(access);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
