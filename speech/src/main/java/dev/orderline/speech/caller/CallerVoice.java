package dev.orderline.speech.caller;

import dev.orderline.speech.audio.Frame;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks a caller's part. Thread-safe. */
public interface CallerVoice {
    /**
     * Renders {@code words} at the level of speech; waits for it.
     *
     * @throws IOException saying in a sentence how to mend it, if the voice cannot speak here
     */
    List<Frame> speak(String words) throws IOException, InterruptedException;

    /**
     * The voice of a name: {@code mary}, {@code flite:slt}, {@code espeak:en-us}. Nothing is
     * started before it first speaks.
     *
     * @throws IllegalArgumentException saying which names there are
     */
    static CallerVoice named(String name) {
        Matcher program = Pattern.compile("(flite|espeak):([A-Za-z0-9_+-]{1,40})").matcher(name);
        if (name.equals("mary")) return new MaryVoice();
        if (!program.matches())
            throw new IllegalArgumentException(
                    "There is no such voice: take mary, flite:slt or espeak:en-us.");
        return switch (program.group(1)) {
            case "flite" -> ProgramVoice.flite(program.group(2));
            default -> ProgramVoice.espeak(program.group(2));
        };
    }
}
