package dev.orderline.ivr.sql;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** What comes of trying a way into a database; for tools that say what is wrong with it. */
public sealed interface DatabaseTrial {
    /**
     * @param version such as 18.6
     */
    record Open(String version) implements DatabaseTrial {}

    /** Nobody is there, or not PostgreSQL. */
    record Away() implements DatabaseTrial {}

    /** User or password is wrong. */
    record Refused() implements DatabaseTrial {}

    /** PostgreSQL is there, and has no database of that name. */
    record NoSuchDatabase() implements DatabaseTrial {}

    /**
     * @param state SQL's code of five characters: 53300 is too many connections
     */
    record Failing(String state) implements DatabaseTrial {}

    /** Connects once and leaves everything as it is; takes a few seconds at most. */
    static DatabaseTrial of(DatabaseAccess access) {
        var properties = new Properties();
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        try (var connection = DriverManager.getConnection(access.url(), properties)) {
            return new Open(connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException refused) {
            String state = String.valueOf(refused.getSQLState());
            if (state.startsWith("08")) return new Away();
            if (state.startsWith("28")) return new Refused();
            return state.equals("3D000") ? new NoSuchDatabase() : new Failing(state);
        }
    }
}
