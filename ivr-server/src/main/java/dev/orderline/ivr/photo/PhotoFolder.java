package dev.orderline.ivr.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Photos as files: {@code 2026/11/28/<UUID>.jpg}, by the day (in UTC) on which they came, of
 * nothing but pixels. A file has its name when it is whole and on the disk. Folders and files are
 * for our own user only. One process at a time may use a folder. Thread-safe.
 */
public final class PhotoFolder {
    private static final String UNFINISHED = ".part";

    /** At a photo's size nobody sees a difference to more; a photo takes half a megabyte. */
    private static final float QUALITY = 0.85f;

    private static final FileAttribute<Set<PosixFilePermission>> OUR_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OUR_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);

    private static final String DAY_FORM = "[0-9]{4}/[0-9]{2}/[0-9]{2}";
    private static final int DEPTH = 3;

    private final Path folder;

    private PhotoFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens {@code folder}, made if it is not there and closed to other users, and removes what a
     * dead server left unfinished in it.
     *
     * @throws IOException if the folder cannot be used
     */
    public static PhotoFolder open(Path folder) throws IOException {
        Files.createDirectories(folder, OUR_FOLDER);
        Files.setPosixFilePermissions(folder, OUR_FOLDER.value());
        List<Path> leftovers;
        try (Stream<Path> files = Files.walk(folder)) {
            leftovers = files.filter(file -> file.toString().endsWith(UNFINISHED)).toList();
        }
        for (Path leftover : leftovers) Files.delete(leftover);
        return new PhotoFolder(folder);
    }

    /** A photo on the disk: its name below the folder, and the SHA-256 of the file. */
    record Written(String file, String sha256) {}

    /** What a photo's file is to hold: a JPEG; keeps a core busy. */
    static ByteBuffer packed(Pixels pixels) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            BufferedImage image = pixels.image();
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory does not fail", impossible);
        } finally {
            writer.dispose();
        }
        return ByteBuffer.wrap(bytes.toByteArray()).asReadOnlyBuffer();
    }

    /**
     * Writes what was {@link #packed} under a name of its own.
     *
     * @throws IOException if the disk fails; then nothing is there
     */
    Written write(ByteBuffer packed, Instant at) throws IOException {
        String name = DAY.format(at) + "/" + UUID.randomUUID() + ".jpg";
        Path whole = folder.resolve(name);
        Path part = folder.resolve(name + UNFINISHED);
        Files.createDirectories(whole.resolveSibling(""), OUR_FOLDER);
        try {
            try (FileChannel out =
                    FileChannel.open(
                            part,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            OUR_FILE)) {
                ByteBuffer left = packed.duplicate();
                while (left.hasRemaining()) out.write(left);
                out.force(true);
            }
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        return new Written(name, sha256(packed));
    }

    /** Removes a photo again. */
    void remove(Written photo) throws IOException {
        Files.deleteIfExists(folder.resolve(photo.file()));
    }

    /**
     * Removes all that came on days before {@code first}, photos of which nobody knows included.
     *
     * @param first in UTC
     * @throws IOException if something cannot be removed; what could be is
     */
    public void removeBefore(LocalDate first) throws IOException {
        for (Path day : days()) {
            if (!LocalDate.parse(folder.relativize(day).toString(), DAY).isBefore(first)) continue;
            for (Path file : listed(day)) Files.delete(file);
            Files.delete(day);
        }
    }

    private List<Path> days() throws IOException {
        try (Stream<Path> all = Files.walk(folder, DEPTH)) {
            return all.filter(path -> folder.relativize(path).toString().matches(DAY_FORM))
                    .toList();
        }
    }

    private static List<Path> listed(Path day) throws IOException {
        try (Stream<Path> files = Files.list(day)) {
            return files.toList();
        }
    }

    private static String sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
