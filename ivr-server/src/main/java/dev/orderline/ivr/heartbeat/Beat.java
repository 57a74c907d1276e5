package dev.orderline.ivr.heartbeat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One beat, as it is written down.
 *
 * @param count of beats, from 1
 */
record Beat(RunningProcess process, long count) {
    /** Bytes of every beat. */
    static final int LENGTH = 60;

    /** Every beat is as long as the others, so that none ever leaves a rest of another. */
    byte[] written() {
        return "%019d %019d %019d\n"
                .formatted(process.id(), process.startTicks(), count)
                .getBytes(US_ASCII);
    }

    /** The latest in {@code file}; empty if there is none, or just one half of it. */
    static Optional<Beat> read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file, US_ASCII);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        if (!text.matches("(\\d{19} ){2}\\d{19}\n")) return Optional.empty();
        List<Long> numbers = List.of(text.strip().split(" ")).stream().map(Long::valueOf).toList();
        return Optional.of(
                new Beat(new RunningProcess(numbers.get(0), numbers.get(1)), numbers.get(2)));
    }
}
