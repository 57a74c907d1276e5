package dev.orderline.ivr.sounds;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where sounds lie: WAV files of 8000 Hz, each named by a hash of what it says and of the voice, so
 * that a name tells nothing and those of two voices can lie side by side; and for each language a
 * file that tells whose sounds are whole. A file is whole or not there. Thread-safe, and one
 * process may read what another writes.
 */
public final class SoundFolder {
    /** Below the folder of our sounds, which the dialplan knows. */
    private static final String RENDERED = "rendered";

    private static final String SOUND = ".wav";
    private static final String VOICE = ".voice";

    private final Path folder;

    private SoundFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder below {@code data}, where everything is that is written. */
    public static SoundFolder below(Path data) {
        Path ours = data.resolve("asterisk/sounds/orderline");
        return new SoundFolder(ours.resolve(RENDERED).toAbsolutePath().normalize());
    }

    /** What the dialplan calls a sound, below the folder of our sounds. */
    static String belowOurs(String name) {
        return RENDERED + "/" + name;
    }

    /**
     * Makes it ready to be written to: removes what an earlier process has left unfinished.
     *
     * @throws IOException if it cannot be used
     */
    void prepare() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(each -> each.toString().endsWith(Wav.UNFINISHED)).toList())
                Files.deleteIfExists(file);
        }
        for (Pause pause : Pause.values())
            Wav.mono(pause.samples()).writeWhole(file(pause.sound()));
    }

    /** What Asterisk calls a sound: its file without the ending. */
    String sound(String name) {
        return folder.resolve(name).toString();
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    void write(String name, List<Frame> frames) throws IOException {
        Wav.mono(Frames.join(frames)).writeWhole(file(name));
    }

    /** Says that a sound is needed now. */
    void touch(String name, Instant now) throws IOException {
        try {
            Files.setLastModifiedTime(file(name), FileTime.from(now));
        } catch (NoSuchFileException gone) {
            // Somebody has emptied the folder; what is missing is made at the next start.
        }
    }

    /** The sounds, but for pauses, that were not needed after {@code since}. */
    List<String> notNeededAfter(Instant since) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("[0-9a-f]{64}" + SOUND))
                    .map(file -> file.substring(0, file.length() - SOUND.length()))
                    .filter(name -> touched(name).isBefore(since))
                    .toList();
        }
    }

    private Instant touched(String name) {
        try {
            return Files.getLastModifiedTime(file(name)).toInstant();
        } catch (IOException gone) {
            return Instant.MAX;
        }
    }

    void remove(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    /** The identity of the voice that speaks {@code language}; empty if none does. */
    Optional<String> voice(String language) throws IOException {
        Path file = folder.resolve(language + VOICE);
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /** From now on {@code language} is spoken with the sounds of {@code voice}. */
    void announce(String language, String voice) throws IOException {
        Path file = folder.resolve(language + VOICE);
        Path half = folder.resolve(language + VOICE + Wav.UNFINISHED);
        Files.writeString(half, voice + "\n", UTF_8);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(String name) {
        return folder.resolve(name + SOUND);
    }
}
