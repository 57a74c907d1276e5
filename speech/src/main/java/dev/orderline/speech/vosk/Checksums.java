package dev.orderline.speech.vosk;

import dev.orderline.speech.audio.SpeechFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares a model's files with its list {@value #LIST}, as {@code sha256sum --check} does, and
 * writes that list. Vosk itself loads a graph that is cut off, and the process crashes when it is
 * first used.
 */
public final class Checksums {
    public static final String LIST = "SHA256SUMS";

    /** A line of {@code sha256sum}; the star is its binary mode. */
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.{1,200})");

    private Checksums() {}

    /** Whether the model in {@code folder} has the list. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(LIST));
    }

    /**
     * Reads every listed file once (20 MB take 20 ms); a model without the list is not looked at.
     *
     * @throws SpeechFailure naming the first file that is missing or not as it was
     */
    static void check(Path folder) {
        if (Files.notExists(folder.resolve(LIST))) return;
        List<String> damaged = damaged(folder, 1);
        if (!damaged.isEmpty())
            throw new SpeechFailure(
                    "%s of the model in %s is damaged".formatted(damaged.getFirst(), folder));
    }

    /**
     * Reads every listed file once.
     *
     * @return the files that are missing or not as they were
     * @throws SpeechFailure if the list or a file cannot be read
     */
    public static List<String> damaged(Path folder) {
        return damaged(folder, Integer.MAX_VALUE);
    }

    private static List<String> damaged(Path folder, int most) {
        Path list = folder.resolve(LIST);
        var damaged = new ArrayList<String>();
        try {
            for (String line : Files.readAllLines(list)) {
                Matcher entry = LINE.matcher(line);
                if (!entry.matches()) throw new SpeechFailure(list + " is no list of checksums");
                Path file = folder.resolve(entry.group(2));
                if (!Files.isRegularFile(file) || !sha256(file).equals(entry.group(1)))
                    damaged.add(entry.group(2));
                if (damaged.size() == most) break;
            }
            return damaged;
        } catch (IOException e) {
            throw new SpeechFailure("reading the files of the model in " + folder, e);
        }
    }

    /**
     * Writes the list of all files below {@code folder} as they are now.
     *
     * @throws IOException if one cannot be read or the list not be written
     */
    public static void write(Path folder) throws IOException {
        Path list = folder.resolve(LIST);
        Files.deleteIfExists(list);
        var lines = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList())
                lines.add(sha256(file) + "  " + folder.relativize(file));
        }
        Files.write(list, lines);
    }

    /** The SHA-256 of {@code file}, as 64 lower-case hexadecimal digits. */
    public static String sha256(Path file) throws IOException {
        return digest(file, "SHA-256");
    }

    /** The MD5 of {@code file}: against accidents, not against anybody's intent. */
    public static String md5(Path file) throws IOException {
        return digest(file, "MD5");
    }

    private static String digest(Path file, String algorithm) throws IOException {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
