package dev.orderline.ivr.mail;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** With these only our own user gets at a new file or folder: there are customers in it. */
final class OwnUser {
    static final FileAttribute<Set<PosixFilePermission>> FILE = only("rw-------");
    static final FileAttribute<Set<PosixFilePermission>> FOLDER = only("rwx------");

    private OwnUser() {}

    private static FileAttribute<Set<PosixFilePermission>> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
