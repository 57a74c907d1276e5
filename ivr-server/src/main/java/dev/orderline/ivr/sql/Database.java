package dev.orderline.ivr.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orderline.ivr.orders.DeskFailure;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * Orderline's database: its tables at the newest version, and a few connections to it. Thread-safe.
 *
 * <p>No statement lasts longer than {@link #STATEMENT_LIMIT}, waiting for locks included. No
 * exception from here holds a value: neither the driver's nor Jdbi's messages carry any.
 */
public final class Database implements AutoCloseable {
    public static final Duration STATEMENT_LIMIT = Duration.ofSeconds(2);

    /** Longest wait for a free connection. */
    private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(2);

    /** When the network swallows answers; longer than any statement may last. */
    private static final Duration SOCKET_LIMIT = Duration.ofSeconds(5);

    /** A statement takes a millisecond or two: eight connections serve thousands a second. */
    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /**
     * Brings the tables to the newest version, then opens the pool.
     *
     * @throws DeskFailure if the database cannot be reached, or refuses a migration
     */
    public static Database open(DatabaseAccess access) {
        try {
            Flyway.configure()
                    .dataSource(access.url(), access.user(), access.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (RuntimeException failed) {
            throw new DeskFailure("bring the tables at " + access.url() + " up to date", failed);
        }
        return connect(access);
    }

    /**
     * Opens the pool and leaves the tables as they are: for tools beside a server.
     *
     * @throws DeskFailure if the database cannot be reached
     */
    public static Database connect(DatabaseAccess access) {
        try {
            return new Database(new HikariDataSource(settings(access)));
        } catch (RuntimeException failed) {
            throw new DeskFailure("open the database at " + access.url(), failed);
        }
    }

    private static HikariConfig settings(DatabaseAccess access) {
        var settings = new HikariConfig();
        settings.setPoolName("orderline");
        settings.setJdbcUrl(access.url());
        settings.setUsername(access.user());
        settings.setPassword(access.password());
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(2);
        settings.setConnectionTimeout(CONNECTION_LIMIT.toMillis());
        settings.setValidationTimeout(CONNECTION_LIMIT.toMillis() / 2);
        settings.addDataSourceProperty("ApplicationName", "orderline");
        settings.addDataSourceProperty(
                "options", "-c statement_timeout=" + STATEMENT_LIMIT.toMillis());
        settings.setConnectionInitSql("set time zone 'UTC'"); // the driver sets the JVM's
        settings.addDataSourceProperty("connectTimeout", CONNECTION_LIMIT.toSeconds());
        settings.addDataSourceProperty("socketTimeout", SOCKET_LIMIT.toSeconds());
        settings.addDataSourceProperty("tcpKeepAlive", "true");
        settings.addDataSourceProperty("logServerErrorDetail", "false");
        return settings;
    }

    /**
     * The server's version, such as 18.6.
     *
     * @throws DeskFailure if the database is away
     */
    public String version() {
        return transact(
                "ask for the version",
                handle -> handle.createQuery("show server_version").mapTo(String.class).one());
    }

    /** For statements beyond the desks': tests and tools. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /**
     * Runs {@code work} in a transaction.
     *
     * @param attempted for the failure's message: "look up an order"
     * @throws DeskFailure if the database is away, too slow or refuses
     */
    <T> T transact(String attempted, HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (JdbiException failed) {
            throw new DeskFailure(attempted, failed);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
