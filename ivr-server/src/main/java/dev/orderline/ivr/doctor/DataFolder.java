package dev.orderline.ivr.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that everything is written to: can it be, is there room, are its secrets secret. */
public final class DataFolder {
    /** Below that, nine hours of recordings, the line is in danger. */
    static final long NEEDED_BYTES = 1L << 30;

    private static final int PROBE_BYTES = 4_096;

    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private final Path folder;

    /**
     * @param folder need not be there yet
     */
    public DataFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether a file can be written to the folder, or to where it will be made, and much more. */
    public Finding disk() {
        Path nearest = nearest();
        try {
            if (!Files.isDirectory(nearest)) throw new NotDirectoryException(nearest.toString());
            Finding room = room(Files.getFileStore(nearest).getUsableSpace());
            if (room instanceof Finding.Well) write(nearest);
            return room;
        } catch (NotDirectoryException file) {
            return new Finding.Wrong(
                    "%s is a file and not a folder: move it away, or name another folder in ORDERLINE_DATA"
                            .formatted(nearest));
        } catch (IOException refused) {
            return new Finding.Wrong(
                    "%s cannot be written to by %s: give it to that user, or name another folder in ORDERLINE_DATA"
                            .formatted(nearest, System.getProperty("user.name")));
        }
    }

    Finding room(long freeBytes) {
        String free = "%d MB are free for %s".formatted(freeBytes >> 20, folder);
        return freeBytes >= NEEDED_BYTES
                ? new Finding.Well(free)
                : new Finding.Wrong(
                        "only "
                                + free
                                + ": make room for at least 1 GB, an hour of recordings takes 115 MB");
    }

    /** The folder, or what is there of the way to it. */
    private Path nearest() {
        Path here = folder.toAbsolutePath().normalize();
        for (Path above = here; above != null; above = above.getParent())
            if (Files.exists(above)) return above;
        return here.getRoot();
    }

    private static void write(Path to) throws IOException {
        Path probe = Files.createTempFile(to, "doctor-", "");
        try {
            Files.write(probe, new byte[PROBE_BYTES]);
        } finally {
            Files.delete(probe);
        }
    }

    /** Whether the files with passwords can be read by their owner only. */
    public Finding secrets() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path each :
                List.of(
                        folder.resolve("secrets"),
                        folder.resolve("asterisk/run/etc/orderline.d"))) {
            if (!Files.isDirectory(each)) continue;
            try (Stream<Path> inside = Files.list(each)) {
                files.addAll(inside.filter(Files::isRegularFile).sorted().toList());
            }
        }
        List<String> open = new ArrayList<>();
        for (Path file : files)
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) open.add(file.toString());
        if (!open.isEmpty())
            return new Finding.Wrong(
                    "others than their owner may read them: chmod 600 " + String.join(" ", open));
        return files.isEmpty()
                ? new Finding.Idle("not made yet: scripts/run makes them")
                : new Finding.Well("their %d files are their owner's only".formatted(files.size()));
    }
}
