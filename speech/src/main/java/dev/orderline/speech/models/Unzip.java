package dev.orderline.speech.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks the zip of a model, which holds one folder with everything. Trusts nothing in it: names
 * stay inside, sizes are counted as they come, links become files that hold their text.
 */
final class Unzip {
    private static final int MAX_ENTRIES = 1_000;

    /** The whole may be so much larger than its zip; models come to 3. */
    private static final int MAX_GROWTH = 20;

    private static final int MAX_NAME = 150;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_+-][A-Za-z0-9_.+-]*");

    private Unzip() {}

    /**
     * How much room the files in {@code zip} say that they need, in bytes.
     *
     * @throws Refused if it is no zip, or not such a one
     * @throws ModelFailure if it cannot be read
     */
    static long size(Path zip) throws Refused {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > MAX_ENTRIES) throw refused("holds " + file.size() + " files");
            long size = 0;
            for (ZipEntry entry : entries(file)) {
                segments(entry);
                size += Math.max(0, entry.getSize());
            }
            if (size > limit(zip)) throw refused("would grow to " + size + " bytes");
            return size;
        } catch (ZipException broken) {
            throw refused("is no zip: " + broken.getMessage());
        } catch (IOException failed) {
            throw new ModelFailure("cannot read " + zip + ": " + failed, failed);
        }
    }

    /**
     * Unpacks {@code zip} into the empty folder {@code to}, without the folder that everything in
     * it lies in.
     *
     * @throws Refused if it is not as {@link #size} wants it; some of it may then be there
     * @throws ModelFailure if the disk fails
     */
    static void unpack(Path zip, Path to) throws Refused {
        size(zip);
        Set<String> roots = new HashSet<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            long left = limit(zip);
            for (ZipEntry entry : entries(file)) {
                List<String> segments = segments(entry);
                roots.add(segments.getFirst());
                if (roots.size() > 1) throw refused("holds more than one folder");
                Path target = to;
                for (String segment : segments.subList(1, segments.size()))
                    target = target.resolve(segment);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    if (target.equals(to)) throw refused("holds no folder");
                    Files.createDirectories(target.resolveSibling("."));
                    left -= copy(file, entry, target, left);
                    if (left < 0) throw refused("grows too large");
                }
            }
        } catch (ZipException broken) {
            throw refused("is damaged: " + broken.getMessage());
        } catch (IOException failed) {
            throw new ModelFailure("unpacking " + zip + " failed: " + failed, failed);
        }
    }

    private static List<ZipEntry> entries(ZipFile file) {
        return file.stream().<ZipEntry>map(entry -> entry).toList();
    }

    private static long limit(Path zip) throws IOException {
        return Math.max(1_000_000, MAX_GROWTH * Files.size(zip));
    }

    /** Stops soon after {@code limit} bytes. */
    private static long copy(ZipFile file, ZipEntry entry, Path target, long limit)
            throws IOException {
        byte[] buffer = new byte[65_536];
        long copied = 0;
        try (InputStream in = file.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            for (int read = in.read(buffer); read >= 0 && copied <= limit; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                copied += read;
            }
        }
        return copied;
    }

    private static List<String> segments(ZipEntry entry) throws Refused {
        String name = entry.getName();
        String path = entry.isDirectory() ? name.substring(0, name.length() - 1) : name;
        List<String> segments = Arrays.asList(path.split("/", -1));
        boolean plain = segments.stream().allMatch(each -> SEGMENT.matcher(each).matches());
        if (name.length() > MAX_NAME || !plain)
            throw refused("holds a file whose name may lead elsewhere");
        return segments;
    }

    private static Refused refused(String why) {
        return new Refused("the zip " + why + ": it is no model");
    }

    /** It is not the zip of a model. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private Refused(String why) {
            super(why);
        }
    }
}
