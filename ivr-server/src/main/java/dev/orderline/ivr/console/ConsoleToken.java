package dev.orderline.ivr.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** What whoever may use the console shows: 256 random bits, as 43 letters, digits, - and _. */
public record ConsoleToken(String value) {
    /** The file of a shop's secrets that holds it, and nothing else. */
    public static final String FILE = "console-token";

    private static final int BITS = 256;

    public ConsoleToken {
        if (!value.matches("[A-Za-z0-9_-]{43}")) throw new IllegalArgumentException("no token");
    }

    /**
     * Reads {@link #FILE} in {@code secrets}; makes it first if it is not there, readable by its
     * owner only. Of several that make it at once one wins.
     *
     * @throws IOException if it cannot be read or made, or holds something else; the message says
     *     how to mend it
     */
    public static ConsoleToken readOrMake(Path secrets) throws IOException {
        Path file = secrets.resolve(FILE);
        if (!Files.exists(file)) make(secrets, file);
        try {
            return new ConsoleToken(Files.readString(file).strip());
        } catch (IllegalArgumentException other) {
            throw new IOException(
                    file + " holds no token: remove it, and the next start makes one", other);
        }
    }

    private static void make(Path secrets, Path file) throws IOException {
        Files.createDirectories(secrets);
        Path draft =
                Files.createTempFile(
                        secrets,
                        FILE,
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, random() + "\n");
            Files.createLink(file, draft); // never over one that is there
        } catch (FileAlreadyExistsException another) {
            return;
        } finally {
            Files.delete(draft);
        }
    }

    /** Letters, digits, - and _ that nobody can guess. */
    static String random() {
        var bytes = new byte[BITS / 8];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether {@code shown} is it; takes equally long for every wrong one of a length. */
    boolean matches(String shown) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /** Not the token. */
    @Override
    public String toString() {
        return "ConsoleToken[...]";
    }
}
