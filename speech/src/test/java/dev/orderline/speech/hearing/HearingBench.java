package dev.orderline.speech.hearing;

import dev.orderline.speech.recognition.SpeechRecognizer;
import dev.orderline.speech.synthesis.PromptCache;
import dev.orderline.speech.vosk.VoskModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how well callers are heard, beside the same audio through plain Vosk; {@code
 * scripts/bench hearing} prints and keeps it. Run from the project's folder, with {@link
 * BenchOptions}.
 */
public final class HearingBench {
    private static final Path MODEL = Path.of("models/starter");
    private static final Path KEPT = Path.of("data/hearing");
    private static final long KEPT_BYTES = 4L << 30;

    private final BenchOptions options;
    private final Studio studio;
    private final Ears ears;
    private final Page page;
    private final List<Measure> measures;
    private final SpeechRecognizer recognizer;
    private final List<Condition> besidePrompts;
    private final Progress progress;

    private HearingBench(BenchOptions options, VoskModel model) throws IOException {
        this.options = options;
        this.studio =
                new Studio(
                        options.part(), PromptCache.open(KEPT, Duration.ofMinutes(1), KEPT_BYTES));
        PrintStream eachVoice = options.eachVoice() ? System.out : System.err;
        this.page = new Page(System.out, eachVoice);
        this.ears = new Ears(model, options, eachVoice);
        boolean gsm = Gsm.isThere();
        page.begin(options);
        if (!gsm) page.note("Without GSM: sox is not installed (apt-get install sox).");
        this.measures =
                Measure.all(options.everything()).stream()
                        .filter(each -> gsm || each.condition() != Condition.GSM)
                        .filter(each ->
                                options.wants(each.title() + " " + each.condition().title()))
                        .toList();
        this.recognizer = Ear.recognizer(model);
        this.besidePrompts =
                Condition.BESIDE_PROMPTS.stream()
                        .filter(each -> options.wants("barge-in " + each.title()))
                        .toList();
        this.progress =
                new Progress(
                        System.err,
                        options.voices().size() * (measures.size() + besidePrompts.size())
                                + options.recordings().size());
    }

    /** Ends the JVM with 2 when the arguments mean nothing, with 1 when a voice cannot speak. */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> given = List.of(arguments);
        if (given.contains("--help") || given.contains("-h")) {
            System.out.print(BenchOptions.HELP);
            return;
        }
        try {
            run(options(given));
        } catch (IOException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static BenchOptions options(List<String> given) {
        try {
            return BenchOptions.of(given);
        } catch (IllegalArgumentException meaningless) {
            System.err.println(meaningless.getMessage());
            System.exit(2);
            throw meaningless;
        }
    }

    private static void run(BenchOptions options) throws IOException, InterruptedException {
        try (VoskModel model = VoskModel.load(MODEL)) {
            var bench = new HearingBench(options, model);
            for (String voice : options.voices()) bench.voice(voice);
            for (Path folder : options.recordings()) bench.recordings(folder);
            bench.page.end(bench.ears.reliability());
            if (options.part() == Part.TUNING) bench.page.note(bench.ears.fit().line());
        }
    }

    private void voice(String voice) throws IOException, InterruptedException {
        var rows = new VoiceRows(voice, options, studio, progress);
        page.voice(voice);
        for (Measure measure : measures) page.row(voice, rows.row(measure, ears));
        for (Condition condition : besidePrompts)
            page.prompts(voice, condition, rows.prompts(condition, recognizer));
    }

    private void recordings(Path folder) throws IOException, InterruptedException {
        progress.row("recordings of " + folder);
        List<String> complaints = new ArrayList<>();
        var recordings = Recordings.read(folder, complaints::add);
        page.recordings(recordings.title(), complaints, recordings.rows(ears, progress::done));
    }
}
