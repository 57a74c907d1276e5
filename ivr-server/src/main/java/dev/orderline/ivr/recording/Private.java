package dev.orderline.ivr.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders and files that nobody but our own user may enter or read, whatever the umask is. */
final class Private {
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");

    /** With this a file is made as {@code rw-------}. */
    static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private Private() {}

    /**
     * Makes {@code folder} if it is not there, and private in any case. The folders above are left
     * as they are, or made as is usual: others may have something of theirs in them.
     */
    static void claim(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        below(folder);
        Files.setPosixFilePermissions(folder, FOLDER);
    }

    /** Makes {@code folder} if it is not there; those above it that are missing, private too. */
    static void below(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    }
}
