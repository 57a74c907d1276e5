package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.NoisyScene;
import dev.orderline.speech.audio.Utterances.Utterance;
import dev.orderline.speech.caller.SoundFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Somebody's recordings, with what is said in them: {@link BenchOptions#HELP} tells their form. */
final class Recordings {
    static final String TRANSCRIPTS = "transcripts.tsv";

    private static final List<String> TITLES = List.of("file", "kind", "words");
    private static final String NOBODY = "somebody";

    /** One of them. */
    record Recording(Question question, String voice, Utterance utterance) {
        /** Whether the words answer the question. */
        boolean isAnswer() {
            return question.grammar().meaning(utterance.words()).isPresent();
        }
    }

    private final List<Recording> all = new ArrayList<>();
    private final Path folder;

    private Recordings(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads all that can be read.
     *
     * @param complaints a sentence for each line that cannot
     * @throws IOException if there are no transcripts
     */
    static Recordings read(Path folder, Consumer<String> complaints) throws IOException {
        var recordings = new Recordings(folder);
        List<String> lines = recordings.lines();
        for (int i = 1; i < lines.size(); i++)
            if (!lines.get(i).isBlank()) recordings.add(lines.get(i), i + 1, complaints);
        return recordings;
    }

    private List<String> lines() throws IOException {
        Path transcripts = folder.resolve(TRANSCRIPTS);
        if (!Files.isRegularFile(transcripts)) throw new IOException(transcripts + " is missing.");
        try {
            List<String> lines = Files.readAllLines(transcripts);
            if (lines.isEmpty() || !fields(lines.getFirst()).subList(0, 3).equals(TITLES))
                throw new IOException(
                        transcripts + " does not begin with file, kind, words, tabs between.");
            return lines;
        } catch (CharacterCodingException e) {
            throw new IOException(transcripts + " is not UTF-8.", e);
        }
    }

    /** Four of them at least. */
    private static List<String> fields(String line) {
        return List.of((line + "\t\t\t\t").split("\t", -1));
    }

    private void add(String line, int number, Consumer<String> complaints) {
        List<String> fields = fields(line);
        String file = fields.get(0);
        try {
            var question = Question.of(fields.get(1));
            String words = words(fields.get(2));
            var utterance = new Utterance(file, question.kind(), words, frames(file));
            String voice = fields.get(3).isBlank() ? NOBODY : fields.get(3);
            all.add(new Recording(question, voice, utterance));
        } catch (IllegalArgumentException | IOException left) {
            complaints.accept(
                    "Left out: %s line %d, %s: %s"
                            .formatted(TRANSCRIPTS, number, file, left.getMessage()));
        }
    }

    private static String words(String written) {
        String words =
                written.toLowerCase(Locale.ROOT)
                        .replace('\u2019', '\'')
                        .replaceAll("[.,;:!?\\s]+", " ")
                        .strip();
        if (words.isEmpty()) throw new IllegalArgumentException("no words");
        if (words.matches(".*[0-9].*"))
            throw new IllegalArgumentException("numbers must be written as they are said");
        return words;
    }

    private List<Frame> frames(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) throw new IOException("there is no such file");
        if (!file.toRealPath().startsWith(folder.toRealPath()))
            throw new IOException("lies outside the folder");
        List<Frame> frames = SoundFile.read(file);
        if (frames.isEmpty()) throw new IOException("is empty");
        return frames;
    }

    int count() {
        return all.size();
    }

    /** How many there are, of which voices, and what the model knows of these. */
    String title() {
        Map<Training, Integer> counts = new TreeMap<>();
        Map<Training, TreeSet<String>> voices = new TreeMap<>();
        for (Recording each : all) {
            Training training = Training.of(each.voice);
            counts.merge(training, 1, Integer::sum);
            voices.computeIfAbsent(training, _ -> new TreeSet<>()).add(each.voice);
        }
        var title = new StringBuilder("recordings of " + folder + ": " + all.size());
        counts.forEach((training, count) ->
                title.append(
                        "; %d of %s, %s"
                                .formatted(
                                        count,
                                        String.join(", ", voices.get(training)),
                                        training.title())));
        return title.toString();
    }

    /**
     * Hears all as they were recorded, in two seconds of quiet line before and after: a row for
     * each kind, for what is no answer to it, and for either in all.
     */
    List<Row> rows(Ears ears, BiConsumer<Integer, Integer> progress)
            throws IOException, InterruptedException {
        Map<String, Row> rows = new LinkedHashMap<>();
        var random = new Random(Part.TEST.seed("recordings"));
        int done = 0;
        for (Recording each : all) {
            NoisyScene scene = NoisyScene.asRecorded(each.utterance, random);
            String of = each.isAnswer() ? "" : "no ";
            ears.hear(
                    Condition.CLEAN.carried(scene, random),
                    each.utterance.words(),
                    each.question.grammar(),
                    row(of + each.question.kind().replace('-', ' '), rows, ears).tallies());
            progress.accept(++done, all.size());
        }
        return withSums(List.copyOf(rows.values()), ears);
    }

    private static Row row(String title, Map<String, Row> rows, Ears ears) {
        return rows.computeIfAbsent(title, _ -> new Row(title, "as recorded", ears.tallies()));
    }

    private static List<Row> withSums(List<Row> rows, Ears ears) {
        Map<String, Row> sums = new LinkedHashMap<>();
        for (Row row : rows) {
            Row sum = row(row.title().startsWith("no ") ? "no answer, all" : "all", sums, ears);
            for (int ear = 0; ear < sum.tallies().size(); ear++)
                sum.tallies().get(ear).add(row.tallies().get(ear));
        }
        var all = new ArrayList<>(rows);
        all.addAll(sums.values());
        return all;
    }
}
