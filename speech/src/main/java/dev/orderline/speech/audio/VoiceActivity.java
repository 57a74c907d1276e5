package dev.orderline.speech.audio;

/**
 * Says frame by frame whether somebody speaks, for barge-in, no-input and the end of speech. Goes
 * by how loud the voice band is above the line's own noise; src/site/adr/0001-voice-activity.md has
 * its figures, and those of what it was chosen over. A cough is voice to it; our own prompt, coming
 * back, is not, if it knows what is played.
 *
 * <p>Used by one thread; frames in order.
 */
public final class VoiceActivity {
    /** How long it stays voice after the last loud frame: stops within words are shorter. */
    public static final int HANG_OVER_FRAMES = 9;

    /** Voice begins when this many of the last {@link #ONSET_WINDOW} frames are loud. */
    private static final int ONSET_LOUD = 3;

    private static final int ONSET_WINDOW = 4;

    /** Above the noise, in dB. White noise itself comes some 3 dB above its least frame of 2 s. */
    private static final double MARGIN_TO_BEGIN = 6;

    private static final double MARGIN_TO_GO_ON = 4;

    /** Below full scale, in dB; what is quieter is no voice on the quietest line either. */
    private static final double GATE_TO_BEGIN = -48;

    private static final double GATE_TO_GO_ON = -52;

    /** Above what our own prompt may come back with, in dB. */
    private static final double MARGIN_TO_ECHO = 5;

    private final HighPass voiceBand = new HighPass();
    private final NoiseFloor noise = new NoiseFloor();
    private final EchoLevel echo = new EchoLevel();

    /** The last frames, newest in the lowest bit; 1 is loud. */
    private int loud;

    private boolean voice;
    private int sinceOnset;
    private int sinceLoud;

    /** Whether there is a voice now, the newest 20 ms being {@code frame}, and nothing played. */
    public boolean hear(Frame frame) {
        return hear(frame, Frame.SILENCE);
    }

    /**
     * Whether there is a voice now that is not our own.
     *
     * @param frame the newest 20 ms
     * @param played what the other side was given to hear in the same 20 ms
     */
    public boolean hear(Frame frame, Frame played) {
        loud = (loud << 1 | (isLoud(frame, played) ? 1 : 0)) & ((1 << ONSET_WINDOW) - 1);
        sinceLoud = loudAgain() ? 0 : sinceLoud + 1;
        sinceOnset++;
        if (voice) voice = sinceLoud < HANG_OVER_FRAMES;
        else if (Integer.bitCount(loud) >= ONSET_LOUD) begin();
        return voice;
    }

    /** Frames were not heard: whoever spoke may have ended. The line's noise is the same. */
    void skip() {
        loud = 0;
        voice = false;
        echo.skip();
    }

    /**
     * How many frames before the newest one the voice began: 2 or 3 when {@link #hear} says so for
     * the first time. Without meaning while there was no voice.
     */
    public int framesSinceOnset() {
        return sinceOnset;
    }

    private void begin() {
        voice = true;
        sinceLoud = 0;
        sinceOnset = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(loud);
    }

    /** Two loud frames close together: a single one is a click and keeps no voice alive. */
    private boolean loudAgain() {
        return (loud & 1) == 1 && Integer.bitCount(loud & 0b111) >= 2;
    }

    private boolean isLoud(Frame frame, Frame played) {
        double level = EchoLevel.level(voiceBand.power(frame));
        double floor = noise.update(level);
        double least =
                voice
                        ? Math.max(floor + MARGIN_TO_GO_ON, GATE_TO_GO_ON)
                        : Math.max(floor + MARGIN_TO_BEGIN, GATE_TO_BEGIN);
        return level > Math.max(least, echo.update(level, played) + MARGIN_TO_ECHO);
    }
}
