package dev.orderline.speech.synthesis;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rendered sentences on a disk: a folder of plain WAV files, each named by its key. A file is
 * complete or not there; when one was used is its time of change. Trouble with the disk is logged,
 * and the sentence rendered again: a cache must not fail a call. Thread-safe.
 */
final class SentenceFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SentenceFiles.class);
    private static final String WHOLE = ".wav";

    /** Making room goes on until there is so much of the limit left, so that it is seldom. */
    private static final double SPARE = 0.1;

    private record Stored(Path file, long bytes, Instant used) {}

    private final Path folder;
    private final long maxBytes;

    /** What the files take, guarded by this. */
    private long bytes;

    private SentenceFiles(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    static SentenceFiles open(Path folder, long maxBytes) throws IOException {
        Files.createDirectories(folder);
        SentenceFiles files = new SentenceFiles(folder, maxBytes);
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList())
                if (file.toString().endsWith(Wav.UNFINISHED)) Files.delete(file);
        }
        for (Stored stored : files.stored()) files.bytes += stored.bytes();
        return files;
    }

    Optional<List<Frame>> read(String key) {
        Path file = file(key);
        try {
            Wav wav = Wav.read(file);
            short[] samples = wav.lane(0);
            if (wav.lanes() != 1 || samples.length == 0 || samples.length % Frame.SAMPLES != 0)
                throw new IOException("not a rendered sentence");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(Frames.cut(samples));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("{} is damaged and will be rendered again: {}", file, e.toString());
            return Optional.empty();
        }
    }

    synchronized void write(String key, List<Frame> sentence) {
        Wav wav = Wav.mono(Frames.join(sentence));
        int length = wav.bytes().length;
        if (length > maxBytes) return;
        try {
            Path file = file(key);
            bytes -= Files.exists(file) ? Files.size(file) : 0;
            wav.writeWhole(file);
            bytes += length;
            if (bytes > maxBytes) makeRoom();
        } catch (IOException e) {
            LOG.warn("cannot keep a rendered sentence in {}: {}", folder, e.toString());
        }
    }

    private void makeRoom() throws IOException {
        List<Stored> oldestFirst = new ArrayList<>(stored());
        oldestFirst.sort(Comparator.comparing(Stored::used));
        bytes = oldestFirst.stream().mapToLong(Stored::bytes).sum();
        for (Stored oldest : oldestFirst) {
            if (bytes <= maxBytes * (1 - SPARE)) return;
            Files.deleteIfExists(oldest.file());
            bytes -= oldest.bytes();
        }
    }

    private List<Stored> stored() throws IOException {
        List<Stored> stored = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(file -> file.toString().endsWith(WHOLE)).toList()) {
                var facts = Files.readAttributes(file, BasicFileAttributes.class);
                stored.add(new Stored(file, facts.size(), facts.lastModifiedTime().toInstant()));
            }
        }
        return stored;
    }

    private Path file(String key) {
        return folder.resolve(key + WHOLE);
    }
}
