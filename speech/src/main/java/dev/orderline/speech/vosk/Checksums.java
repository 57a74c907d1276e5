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
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares a model's files with its list {@value #LIST}, as {@code sha256sum --check} does. Vosk
 * itself loads a graph that is cut off, and the process crashes when it is first used.
 */
final class Checksums {
    static final String LIST = "SHA256SUMS";

    /** A line of {@code sha256sum}; the star is its binary mode. */
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.{1,200})");

    private Checksums() {}

    /**
     * Reads every listed file once (20 MB take 20 ms); a model without the list is not looked at.
     *
     * @throws SpeechFailure naming the first file that is missing or not as it was
     */
    static void check(Path folder) {
        Path list = folder.resolve(LIST);
        if (Files.notExists(list)) return;
        try {
            for (String line : Files.readAllLines(list)) {
                Matcher entry = LINE.matcher(line);
                if (!entry.matches()) throw new SpeechFailure(list + " is no list of checksums");
                Path file = folder.resolve(entry.group(2));
                if (!Files.isRegularFile(file) || !sha256(file).equals(entry.group(1)))
                    throw new SpeechFailure(
                            "%s of the model in %s is damaged".formatted(entry.group(2), folder));
            }
        } catch (IOException e) {
            throw new SpeechFailure("reading the files of the model in " + folder, e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
