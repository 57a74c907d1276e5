package dev.orderline.ivr.sql;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's programs, as they come in the jar of the Maven artifact. */
final class PostgresBinaries {
    /** Of the artifact; a test compares it with what the programs say. */
    static final String VERSION = "18.6";

    static final int MAJOR = 18;

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Set<PosixFilePermission> PROGRAM =
            PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> PLAIN =
            PosixFilePermissions.fromString("rw-r--r--");

    private PostgresBinaries() {}

    /**
     * The folder of the programs {@code initdb}, {@code postgres} and {@code pg_ctl}; unpacks them
     * below {@code home} when they are not there yet.
     *
     * @throws IOException if this machine is not the kind they were built for, or the disk refuses
     */
    static Path unpack(Path home) throws IOException {
        Path folder = home.resolve(VERSION);
        if (!Files.isDirectory(folder)) {
            Path draft = Files.createTempDirectory(home, "unpacking-");
            try {
                unpackTo(draft);
                Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
                LOG.info("unpacked PostgreSQL {} to {}", VERSION, folder);
            } finally {
                delete(draft);
            }
        }
        return folder.resolve("bin");
    }

    private static void unpackTo(Path folder) throws IOException {
        try (InputStream packed = archive();
                var tar =
                        new TarArchiveInputStream(
                                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder))
                    throw new IOException("the archive of PostgreSQL leaves its folder");
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(target, program ? PROGRAM : PLAIN);
                }
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path inner : files.filter(Files::isDirectory).toList())
                Files.setPosixFilePermissions(inner, PROGRAM); // whatever our umask is
        }
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64"))
            throw new IOException(
                    "PostgreSQL is brought along for Linux amd64, and this is " + system);
        InputStream packed = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
        if (packed == null)
            throw new IOException("PostgreSQL's programs are not on the class path");
        return packed;
    }

    /** Deletes {@code folder} and all below it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) Files.delete(file);
    }
}
