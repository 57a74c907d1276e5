package dev.orderline.ivr;

import dev.orderline.ivr.outbox.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The keys that others have given us, each in a file of its own that the shop writes. */
record KeyFiles(Path folder) {
    /**
     * @throws IOException if there is none; the message says where it is to be
     */
    Secret one(String name) throws IOException {
        return all(name).getFirst();
    }

    /**
     * The lines of a file, at least one.
     *
     * @throws IOException as {@link #one}
     */
    List<Secret> all(String name) throws IOException {
        Path file = folder.resolve(name);
        try {
            List<Secret> lines =
                    Files.readAllLines(file).stream()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .map(Secret::new)
                            .toList();
            if (lines.isEmpty()) throw new IOException(file + " is empty: write the key into it");
            return lines;
        } catch (NoSuchFileException missing) {
            throw new IOException(
                    "there is no " + file + ": write the key into it, readable by us alone",
                    missing);
        }
    }
}
