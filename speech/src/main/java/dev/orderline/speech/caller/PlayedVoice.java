package dev.orderline.speech.caller;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Level;
import java.io.IOException;
import java.util.List;

/**
 * Another voice's recording, played faster or slower: all frequencies are multiplied, as those of
 * somebody with a smaller or larger head, of another pitch, who speaks at another rate. A slower
 * one ends below the telephone's band: what there was above 3.6 kHz is not made up.
 */
final class PlayedVoice implements CallerVoice {
    /** Beyond, nobody speaks like that. */
    static final double SLOWEST = 0.5;

    static final double FASTEST = 2;

    private final CallerVoice voice;
    private final double factor;

    /**
     * @param factor above 1 plays faster
     * @throws IllegalArgumentException if it is not from {@link #SLOWEST} to {@link #FASTEST}
     */
    PlayedVoice(CallerVoice voice, double factor) {
        if (!(factor >= SLOWEST && factor <= FASTEST))
            throw new IllegalArgumentException(
                    "A voice can be played from " + SLOWEST + " to " + FASTEST + " times as fast.");
        this.voice = voice;
        this.factor = factor;
    }

    @Override
    public List<Frame> speak(String words) throws IOException, InterruptedException {
        short[] pcm = Frames.join(voice.speak(words));
        return Frames.cut(Level.level(Resampling.to8kHz(pcm, factor * Frame.RATE_HZ)));
    }
}
