package dev.orderline.ivr.sql;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/**
 * Where the database is and how to enter it: the shop's own, or the one {@link EmbeddedPostgres}
 * runs.
 *
 * @param url for JDBC: {@code jdbc:postgresql://host:port/name}
 * @param password secret
 */
public record DatabaseAccess(String url, String user, String password) {
    /** The file of a shop's secrets that holds one of these. */
    public static final String FILE = "database.properties";

    public DatabaseAccess {
        if (!url.startsWith("jdbc:postgresql://"))
            throw new IllegalArgumentException(
                    "the database's address must begin with jdbc:postgresql://");
    }

    /**
     * Reads {@link #FILE} in {@code secrets}.
     *
     * @throws UncheckedIOException naming the file, if it is missing or cannot be read
     * @throws IllegalArgumentException if it lacks one of url, user and password
     */
    public static DatabaseAccess read(Path secrets) {
        Path file = secrets.resolve(FILE);
        var properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (NoSuchFileException missing) {
            throw new UncheckedIOException("there is no " + file, missing);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
        return new DatabaseAccess(
                required(properties, "url", file),
                required(properties, "user", file),
                required(properties, "password", file));
    }

    /**
     * As {@link #read(Path)}, but with the address {@code url}, if that is not empty.
     *
     * @throws UncheckedIOException as that does
     * @throws IllegalArgumentException as that does
     */
    public static DatabaseAccess read(Path secrets, String url) {
        DatabaseAccess known = read(secrets);
        return url.isEmpty() ? known : new DatabaseAccess(url, known.user(), known.password());
    }

    private static String required(Properties properties, String key, Path file) {
        String value = properties.getProperty(key);
        if (value == null) throw new IllegalArgumentException(file + " has no " + key);
        return value;
    }

    /**
     * Writes {@link #FILE} in {@code secrets}, readable by its owner only, all of it or nothing.
     */
    public void write(Path secrets) throws IOException {
        var properties = new Properties();
        properties.setProperty("url", url);
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        var text = new StringWriter();
        properties.store(text, null);
        Files.createDirectories(secrets);
        Path draft =
                Files.createTempFile(
                        secrets,
                        FILE,
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text.toString(), StandardCharsets.UTF_8);
        Files.move(draft, secrets.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseAccess[" + url + ", " + user + "]";
    }
}
