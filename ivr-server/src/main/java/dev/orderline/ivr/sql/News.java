package dev.orderline.ivr.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other connections tell by {@code NOTIFY}, on a connection of its own, which it makes
 * anew when it is lost. Used by one thread.
 */
final class News {
    private static final Logger log = LoggerFactory.getLogger(News.class);

    private final Database database;
    private final String channel;
    private Optional<Handle> listening = Optional.empty();

    News(Database database, String channel) {
        this.database = database;
        this.channel = channel;
    }

    /** Waits until something was told, at most so long; so long if the database is away. */
    void await(Duration atMost) throws InterruptedException {
        try {
            Connection connection = listening().getConnection();
            connection.unwrap(PGConnection.class).getNotifications((int) atMost.toMillis());
            if (Thread.interrupted()) throw new InterruptedException();
        } catch (SQLException | JdbiException away) {
            log.debug("{} is not heard now", channel, away);
            close();
            Thread.sleep(atMost);
        } catch (InterruptedException over) {
            close();
            throw over;
        }
    }

    private Handle listening() {
        if (listening.isEmpty()) {
            Handle handle = database.jdbi().open();
            listening = Optional.of(handle);
            handle.execute("listen " + channel);
        }
        return listening.get();
    }

    private void close() {
        listening.ifPresent(handle -> {
            try {
                handle.close();
            } catch (JdbiException lost) {
                log.debug("{}: the connection was lost", channel, lost);
            }
        });
        listening = Optional.empty();
    }
}
