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
     * The voice of a name: {@code mary}, {@code flite:slt}, {@code espeak:en-us}, {@code
     * festival:cmu}. With a factor, {@code mary@1.1}, it is played that much faster: a smaller
     * head, a higher pitch. Nothing is started before it first speaks.
     *
     * @throws IllegalArgumentException saying which names there are
     */
    static CallerVoice named(String name) {
        Matcher played = Pattern.compile("(.+)@([0-9](?:\\.[0-9]{1,3})?)").matcher(name);
        return played.matches()
                ? new PlayedVoice(unplayed(played.group(1)), Double.parseDouble(played.group(2)))
                : unplayed(name);
    }

    private static CallerVoice unplayed(String name) {
        Matcher program = Pattern.compile("([a-z]+):([A-Za-z0-9_+-]{1,40})").matcher(name);
        if (name.equals("mary")) return new MaryVoice();
        if (!program.matches()) throw unknown();
        String voice = program.group(2);
        return switch (program.group(1)) {
            case "flite" -> ProgramVoice.flite(voice);
            case "espeak" -> ProgramVoice.espeak(voice);
            case "festival" -> ProgramVoice.festival(voice);
            default -> throw unknown();
        };
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException(
                "There is no such voice: take mary, flite:slt, espeak:en-us or festival:cmu; mary@1.1"
                        + " speaks faster and higher.");
    }
}
