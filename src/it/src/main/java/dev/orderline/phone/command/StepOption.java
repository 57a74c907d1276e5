package dev.orderline.phone.command;

import dev.orderline.phone.CallScript;
import dev.orderline.speech.caller.CallerVoice;
import dev.orderline.speech.caller.SoundFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One option that is a step of the call; exactly one of its fields is set, by picocli. */
final class StepOption {
    @Option(
            names = "--say",
            paramLabel = "WORDS",
            description = "Speak when our prompt has ended: --say \"where is my order\".")
    private @Nullable String words;

    @Option(
            names = "--wav",
            paramLabel = "FILE",
            description = "Play a WAV file when our prompt has ended.")
    private @Nullable Path file;

    @Option(
            names = "--key",
            paramLabel = "KEYS",
            description = "Press keys when our prompt has ended: --key 123#.")
    private @Nullable String keys;

    @Option(
            names = "--barge-in-after",
            paramLabel = "TIME",
            description = "The next step cuts in, that long after our prompt began: 800ms, 1.5s.")
    private @Nullable Duration bargeIn;

    @Option(
            names = "--expect-silence",
            paramLabel = "TIME",
            description = "Want to hear nothing for that long.")
    private @Nullable Duration silence;

    @Option(
            names = "--hear-prompt",
            required = true,
            description = "Hear a prompt to its end and say nothing to it.")
    private boolean hearPrompt;

    @Option(
            names = "--hang-up",
            required = true,
            description = "Hang up when our prompt has ended.")
    private boolean hangUp;

    @Option(
            names = "--vanish",
            required = true,
            description = "Be gone without a goodbye when our prompt has ended.")
    private boolean vanish;

    /** {@code script} with this step. */
    CallScript addTo(CallScript script, CallerVoice voice)
            throws IOException, InterruptedException {
        if (words != null) return script.say(voice.speak(words));
        if (file != null) return script.say(SoundFile.read(file));
        if (keys != null) return script.press(checked(keys));
        if (bargeIn != null) return script.bargeInAfter(bargeIn);
        if (silence != null) return script.expectSilence(silence);
        if (hearPrompt) return script.hearPrompt();
        if (vanish) return script.vanish();
        if (hangUp) return script.hangUp();
        throw new IllegalStateException("picocli has set no step");
    }

    private static String checked(String keys) throws IOException {
        if (!keys.matches("[0-9*#]{1,40}"))
            throw new IOException("--key takes the keys 0 to 9, * and #, as in --key 123#.");
        return keys;
    }
}
