package dev.orderline.speech.hearing;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page that is printed: rows of all voices that the model knows alike, summed up. */
final class Page {
    private static final String HEAD =
            "%-19s %-13s %5s  %-16s %-16s %-16s %5s %5s %7s%n"
                    .formatted(
                            "",
                            "",
                            "of",
                            "ours",
                            "phrase list",
                            "no grammar",
                            "ms",
                            "95 %",
                            "real t.");

    private static final String PROMPTS_HEAD =
            "%-19s %-13s %5s  %-16s %-16s %-16s %11s %11s%n"
                    .formatted(
                            "",
                            "",
                            "of",
                            "false stops",
                            "false holds",
                            "true stops",
                            "hold ms 95 %",
                            "stop ms 95 %");

    private static final String LEGEND =
            """

            Each: right in 100 (Wilson's interval of 95 %); of "no ..." and wrong numbers: taken for an answer.
            ms: from the end of speech to the meaning, median and 95 in 100; real t.: seconds it took for a
            second of audio; both ours. Barge-in: of so many prompts to a silent caller those that are stopped
            and those that are held for a while; of as many prompts to a caller who answers before the end
            those that are stopped then; from the beginning of the answer until the prompt is held, and
            stopped.\
            """;

    private final PrintStream out;
    private final PrintStream eachVoice;

    /** The rows of all voices, summed up by whether the model has learned from them. */
    private final Map<Training, List<Row>> sums = new EnumMap<>(Training.class);

    private final Map<Training, Map<Condition, PromptTally>> prompts =
            new EnumMap<>(Training.class);

    private final Map<Training, List<String>> voices = new EnumMap<>(Training.class);

    /** What stands over the newest row of {@link #eachVoice}. */
    private String head = "";

    /**
     * @param eachVoice where the rows of each voice go, as they are measured
     */
    Page(PrintStream out, PrintStream eachVoice) {
        this.out = out;
        this.eachVoice = eachVoice;
    }

    void begin(BenchOptions options) {
        if (options.voices().isEmpty()) return;
        Part part = options.part();
        out.printf(
                "The %s set: its texts (hearing/texts.tsv, and values by their hash) and random"
                        + " numbers are not those of %s.%n",
                part.title(), part == Part.TEST ? "tuning" : "the test");
        for (Part each : Part.values())
            out.printf(
                    "Voices of %s: %s; beside them: %s.%n",
                    each.title(),
                    String.join(", ", each.voices()),
                    String.join(", ", each.bystanders()));
    }

    /** Begins the rows of a voice. */
    void voice(String voice) {
        Training training = Training.of(voice);
        voices.computeIfAbsent(training, _ -> new ArrayList<>()).add(named(voice));
        eachVoice.printf("%nvoice %s, %s%n", named(voice), training.title());
        head = "";
    }

    /** Over the rows of a voice, once. */
    private void head(String columns) {
        if (!columns.equals(head)) eachVoice.print(columns);
        head = columns;
    }

    private static String named(String voice) {
        if (Part.TEST.has(voice)) return voice + " (test)";
        return voice + (Part.TUNING.has(voice) ? " (tuning)" : " (neither test nor tuning)");
    }

    /** Recordings, which belong to no voice. */
    void recordings(String title, List<String> complaints, List<Row> rows) {
        out.printf("%n%s%n", title);
        complaints.forEach(out::println);
        print(rows, out);
    }

    void row(String voice, Row row) {
        head(HEAD);
        print(row, eachVoice);
        List<Row> summed = sums.computeIfAbsent(Training.of(voice), _ -> new ArrayList<>());
        if (summed.stream().noneMatch(row::isOf))
            summed.add(
                    new Row(
                            row.title(),
                            row.condition(),
                            row.tallies().stream().map(_ -> new Tally()).toList()));
        Row sum = summed.stream().filter(row::isOf).findFirst().orElseThrow();
        for (int ear = 0; ear < row.tallies().size(); ear++)
            sum.tallies().get(ear).add(row.tallies().get(ear));
    }

    void prompts(String voice, Condition condition, PromptTally tally) {
        head(PROMPTS_HEAD);
        print(condition, tally, eachVoice);
        prompts.computeIfAbsent(Training.of(voice), _ -> new EnumMap<>(Condition.class))
                .computeIfAbsent(condition, _ -> new PromptTally())
                .add(tally);
    }

    private static void print(Condition condition, PromptTally tally, PrintStream to) {
        to.printf(
                Locale.ROOT,
                "%-19s %-13s %5d  %-16s %-16s %-16s %s %s%n",
                "barge-in",
                condition.title(),
                tally.stoppedFalsely().of(),
                tally.stoppedFalsely(),
                tally.heldFalsely(),
                tally.stoppedRightly(),
                tally.toHold(),
                tally.toStop());
    }

    private static void print(List<Row> rows, PrintStream to) {
        if (!rows.isEmpty()) to.print(HEAD);
        for (Row row : rows) print(row, to);
    }

    private static void print(Row row, PrintStream to) {
        List<Tally> tallies = row.tallies();
        Tally ours = tallies.getFirst();
        to.printf(
                Locale.ROOT,
                "%-19s %-13s %5d  %-16s %-16s %-16s %s %7.3f%n",
                row.title(),
                row.condition(),
                ours.counted().of(),
                ours.counted(),
                tallies.get(1).counted(),
                tallies.size() > 2 ? tallies.get(2).counted() : "",
                ours.toMeaning(),
                ours.realTime());
    }

    void note(String sentence) {
        out.println(sentence);
    }

    /** The sums, how far our likelihoods are to be trusted, and what the columns are. */
    void end(Reliability reliability) {
        voices.forEach((training, summed) -> {
            out.printf("%n%s, %s%n", String.join(", ", summed), training.title());
            print(sums.getOrDefault(training, List.of()), out);
            if (prompts.containsKey(training)) out.print(PROMPTS_HEAD);
            prompts.getOrDefault(training, Map.of())
                    .forEach((condition, tally) -> print(condition, tally, out));
        });
        out.printf("%nSaid to be right with a likelihood of; how many; right in 100:%n");
        reliability.lines().forEach(out::println);
        out.println(LEGEND);
    }
}
