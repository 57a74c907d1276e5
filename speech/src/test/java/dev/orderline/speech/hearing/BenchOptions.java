package dev.orderline.speech.hearing;

import dev.orderline.speech.caller.CallerVoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of {@link HearingBench}.
 *
 * @param count utterances in a row
 * @param recordings folders of them
 * @param only what a row's title must contain
 * @param everything whether every kind is heard under every condition
 * @param eachVoice whether the rows of each voice are part of the page
 * @param tellsWrong whether to tell what was heard wrong
 * @param dictation whether to try Vosk without a grammar as well
 */
record BenchOptions(
        Part part,
        int count,
        List<String> voices,
        List<Path> recordings,
        String only,
        boolean everything,
        boolean eachVoice,
        boolean tellsWrong,
        boolean dictation) {
    static final String HELP =
            """
            scripts/bench hearing [OPTION...] [COUNT] [VOICE...]

            How many answers are heard right, by kind and by what the telephone does to them, beside plain
            Vosk; how much that is no answer is taken for one; which prompts are stopped, and by what.
            COUNT utterances a row (60; with 0 only recordings are heard), of the voices named: mary,
            flite:slt, espeak:en-us, festival:cmu, each as it is or played faster or slower, mary@1.1.

              --tuning             the texts and voices that may be tuned by; without, those of the test
              --recordings FOLDER  hears the folder's recordings as well; may be given more than once
              --long               at least 1,000 utterances a row; takes hours
              --everything         every kind under every condition, not only order numbers
              --each-voice         the rows of each voice as well, not only their sums
              --only WORDS         only the rows whose title contains WORDS: "barge-in", "wish", "GSM"
              --wrong              tells what was heard wrong
              --dictation          Vosk without a grammar as well, which takes long
              --help               this

            A FOLDER holds 16-bit WAV files of 8 kHz or more and transcripts.tsv, tab separated, beginning
            with a line of titles: file, kind, words, voice. The words are written as they are said, numbers
            too. The kind is order-number, number-in-groups (eight digits both), code, postcode, yes-no, wish,
            item, date, money, digits:6 (so many digits) or code:AA9999 (A letter, 9 digit, X either). What the
            words mean to that kind is what must be heard; if they mean nothing to it, nothing may be.

            The starter model has learned from flite, espeak and festival: what is measured with them is too
            good, so what it knows alike is summed up on its own. Progress, the rows of each voice and what was
            heard wrong go to standard error (with --each-voice to the page).
            """;

    private static final int USUAL = 60;
    private static final int LONG = 1_000;

    BenchOptions {
        voices = List.copyOf(voices);
        recordings = List.copyOf(recordings);
    }

    /**
     * @throws IllegalArgumentException saying in a sentence what cannot be meant
     */
    static BenchOptions of(List<String> arguments) {
        List<String> left = new ArrayList<>(arguments);
        Part part = left.remove("--tuning") ? Part.TUNING : Part.TEST;
        boolean isLong = left.remove("--long");
        boolean everything = left.remove("--everything");
        boolean eachVoice = left.remove("--each-voice");
        boolean tellsWrong = left.remove("--wrong");
        boolean dictation = left.remove("--dictation");
        List<Path> recordings = values("--recordings", left).stream().map(Path::of).toList();
        List<String> only = values("--only", left);
        int count = count(left);
        for (String voice : left) check(voice, part);
        List<String> voices = left.isEmpty() ? part.voices() : left;
        return new BenchOptions(
                part,
                isLong ? Math.max(LONG, count) : count,
                count == 0 ? List.of() : voices,
                recordings,
                only.isEmpty() ? "" : only.getLast(),
                everything,
                eachVoice,
                tellsWrong,
                dictation);
    }

    /** Takes the values of an option out of {@code left}. */
    private static List<String> values(String option, List<String> left) {
        List<String> values = new ArrayList<>();
        for (int at = left.indexOf(option); at >= 0; at = left.indexOf(option)) {
            left.remove(at);
            if (at == left.size())
                throw new IllegalArgumentException(option + " needs a value; see --help.");
            values.add(left.remove(at));
        }
        return values;
    }

    private static int count(List<String> left) {
        boolean given = !left.isEmpty() && left.getFirst().matches("[0-9]{1,6}");
        return given ? Integer.parseInt(left.removeFirst()) : USUAL;
    }

    private static void check(String voice, Part part) {
        if (voice.startsWith("-"))
            throw new IllegalArgumentException("There is no option " + voice + "; see --help.");
        if (part == Part.TUNING && Part.TEST.has(voice))
            throw new IllegalArgumentException(
                    voice + " is a voice of the test: tuned by it, the test would say nothing.");
        CallerVoice.named(voice);
    }

    boolean wants(String title) {
        return title.contains(only);
    }
}
