package dev.orderline.speech.synthesis;

import dev.orderline.speech.audio.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What comes out of a {@link Playable} that speaks by {@link FakeEngine}. */
final class Heard {
    private Heard() {}

    /** All of it as text, one character per frame and a "_" for each pause; waits for rendering. */
    static String all(Playable playable) {
        List<Frame> frames = new ArrayList<>();
        while (!playable.ended()) {
            Optional<Frame> next = playable.next();
            if (next.isPresent()) frames.add(next.get());
            else Thread.onSpinWait();
        }
        return text(frames);
    }

    /** What can be pulled without waiting. */
    static String atOnce(Playable playable) {
        List<Frame> frames = new ArrayList<>();
        for (Optional<Frame> next = playable.next(); next.isPresent(); next = playable.next())
            frames.add(next.get());
        return text(frames);
    }

    private static String text(List<Frame> frames) {
        StringBuilder text = new StringBuilder();
        frames.forEach(frame -> text.append((char) frame.sample(0)));
        return text.toString().replace("\0".repeat(RenderedPrompt.PAUSE_FRAMES), "_");
    }
}
