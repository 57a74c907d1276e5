package dev.orderline.speech.caller;

import dev.orderline.speech.audio.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** A speech program installed on this machine, run once for each sentence. */
final class ProgramVoice implements CallerVoice {
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    /** The voices of festival in Debian's packages, by what they are called here. */
    private static final Map<String, Festival> FESTIVAL =
            Map.of(
                    "kal", new Festival("kal_diphone", "festvox-kallpc16k"),
                    "ked", new Festival("ked_diphone", "festvox-kdlpc16k"),
                    "cmu", new Festival("cmu_us_slt_arctic_hts", "festvox-us-slt-hts"));

    private record Festival(String voice, String debianPackage) {}

    private final String debianPackages;
    private final BiFunction<String, Path, List<String>> command;

    /**
     * @param command of the words, which stand on its standard input as well, and the WAV file to
     *     be written
     */
    private ProgramVoice(String debianPackages, BiFunction<String, Path, List<String>> command) {
        this.debianPackages = debianPackages;
        this.command = command;
    }

    static CallerVoice flite(String voice) {
        return new ProgramVoice(
                "flite",
                (words, file) ->
                        List.of("flite", "-voice", voice, "-t", words, "-o", file.toString()));
    }

    static CallerVoice espeak(String voice) {
        return new ProgramVoice(
                "espeak-ng",
                (words, file) ->
                        List.of("espeak-ng", "-v", voice, "-w", file.toString(), "--", words));
    }

    /**
     * @param voice {@code cmu}, {@code kal} or {@code ked}
     * @throws IllegalArgumentException saying which there are
     */
    static CallerVoice festival(String voice) {
        Festival festival = FESTIVAL.get(voice);
        if (festival == null)
            throw new IllegalArgumentException(
                    "There is no such voice: take festival:cmu, festival:kal or festival:ked.");
        return new ProgramVoice(
                "festival " + festival.debianPackage,
                (_, file) ->
                        List.of(
                                "text2wave",
                                "-eval",
                                "(voice_" + festival.voice + ")",
                                "-o",
                                file.toString()));
    }

    @Override
    public List<Frame> speak(String words) throws IOException, InterruptedException {
        Path text = Files.createTempFile("orderline-caller", ".txt");
        Path file = Files.createTempFile("orderline-caller", ".wav");
        try {
            Files.writeString(text, words);
            Process program = start(command.apply(words, file), text);
            boolean ended = program.waitFor(AT_MOST.toSeconds(), TimeUnit.SECONDS);
            if (!ended) program.destroyForcibly();
            if (!ended || program.exitValue() != 0)
                throw new IOException(
                        "This could not be spoken. Is the voice there? apt-get install "
                                + debianPackages);
            return SoundFile.read(file);
        } finally {
            Files.delete(text);
            Files.delete(file);
        }
    }

    private Process start(List<String> line, Path text) throws IOException {
        try {
            return new ProcessBuilder(line)
                    .redirectInput(text.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    "The voice is not installed: run apt-get install "
                            + debianPackages
                            + ", or take --voice mary.",
                    e);
        }
    }
}
