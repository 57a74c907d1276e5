package dev.orderline.ivr;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Wav;
import dev.orderline.speech.synthesis.Engine;
import dev.orderline.speech.synthesis.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The sound files the dialplan plays by itself, when we are full, closed or gone. Rendered at
 * start, so that they are there when we are not; one that exists for the same text is left alone.
 */
final class Announcements {
    /** Silence between two sentences. */
    private static final int PAUSE_FRAMES = 12;

    private final Engine engine;

    Announcements(Engine engine) {
        this.engine = engine;
    }

    /**
     * Renders each line of {@code list} (name, tab, text; # begins a comment) to {@code
     * folder/name.wav}.
     *
     * @throws IOException if the list cannot be read, has a line of another form, or a file cannot
     *     be written
     */
    void render(Path list, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String line : Files.readAllLines(list)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] columns = line.split("\t", -1);
            if (columns.length != 2 || !columns[0].matches("[a-z][a-z-]*")) {
                throw new IOException(
                        list + ": expected a name, a tab and a text, not \"" + line + "\"");
            }
            render(
                    columns[1],
                    folder.resolve(columns[0] + ".wav"),
                    folder.resolve(columns[0] + ".txt"));
        }
    }

    private void render(String text, Path sound, Path words) throws IOException {
        String wanted = engine.identity() + "\n" + text + "\n";
        if (Files.exists(sound) && Files.exists(words) && Files.readString(words).equals(wanted))
            return;
        List<Frame> frames = new ArrayList<>();
        for (String sentence : Sentences.split(text)) {
            frames.addAll(engine.render(engine.words(sentence)));
            for (int i = 0; i < PAUSE_FRAMES; i++) frames.add(Frame.SILENCE);
        }
        Wav.mono(Frames.join(frames)).writeWhole(sound);
        Files.writeString(words, wanted);
    }
}
