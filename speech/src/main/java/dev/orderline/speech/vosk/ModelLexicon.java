package dev.orderline.speech.vosk;

import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.recognition.Pronunciations;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The list of words and pronunciations that our starter model brings along ({@value #FILE}); Vosk
 * itself does not read it, and official models have none.
 */
public final class ModelLexicon implements Pronunciations {
    static final String FILE = "lexicon.txt";

    /** Ten times ours. */
    private static final int MAX_LINES = 500_000;

    /** By word, its phones apart by blanks: as it stands in the file, to be small. */
    private final Map<String, List<String>> lines = new HashMap<>();

    private ModelLexicon() {}

    /** Whether the model in {@code folder} has one. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /**
     * Reads it: 46,000 words in 60 ms.
     *
     * @throws SpeechFailure if it is not there, cannot be read or is far too long
     */
    public static ModelLexicon read(Path folder) {
        var lexicon = new ModelLexicon();
        Path file = folder.resolve(FILE);
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int count = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (++count > MAX_LINES) throw new SpeechFailure(file + " is no lexicon");
                int blank = line.indexOf(' ');
                if (blank > 0)
                    lexicon.lines
                            .computeIfAbsent(line.substring(0, blank), _ -> new ArrayList<>(1))
                            .add(line.substring(blank + 1));
            }
        } catch (IOException e) {
            throw new SpeechFailure("reading " + file, e);
        }
        return lexicon;
    }

    @Override
    public List<List<String>> of(String word) {
        return lines.getOrDefault(word, List.of()).stream()
                .map(phones -> List.of(phones.strip().split(" ")))
                .toList();
    }

    @Override
    public Set<String> words() {
        return lines.keySet();
    }
}
