package dev.orderline.speech.caller;

import dev.orderline.speech.audio.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** A speech program installed on this machine, run once for each sentence. */
final class ProgramVoice implements CallerVoice {
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final String debianPackage;
    private final BiFunction<String, Path, List<String>> command;

    /**
     * @param command of the words and the WAV file to be written
     */
    private ProgramVoice(String debianPackage, BiFunction<String, Path, List<String>> command) {
        this.debianPackage = debianPackage;
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

    @Override
    public List<Frame> speak(String words) throws IOException, InterruptedException {
        Path file = Files.createTempFile("orderline-caller", ".wav");
        try {
            Process program = start(command.apply(words, file));
            boolean ended = program.waitFor(AT_MOST.toSeconds(), TimeUnit.SECONDS);
            if (!ended) program.destroyForcibly();
            if (!ended || program.exitValue() != 0)
                throw new IOException(debianPackage + " could not speak: has it that voice?");
            return SoundFile.read(file);
        } finally {
            Files.delete(file);
        }
    }

    private Process start(List<String> line) throws IOException {
        try {
            return new ProcessBuilder(line)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    debianPackage
                            + " is not installed: run apt-get install "
                            + debianPackage
                            + ", or take --voice mary.",
                    e);
        }
    }
}
