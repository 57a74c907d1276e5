package dev.orderline.speech.audio;

/**
 * The acoustic front-end of one line: says whether somebody speaks, and takes the line's noise out
 * of what they say. What it learns of the line, its noise and how much of our own sound comes back,
 * holds from one question to the next; so one of these serves a whole call.
 *
 * <p>Used by one thread; frames in order.
 */
public final class FrontEnd {
    private final VoiceActivity activity = new VoiceActivity();
    private final NoiseSuppressor suppressor = new NoiseSuppressor();

    /**
     * What 20 ms are.
     *
     * @param voice whether somebody speaks in them who is not us
     * @param sinceOnset see {@link VoiceActivity#framesSinceOnset}
     * @param speech the frame before them without the line's noise; silence at first
     */
    public record Heard(boolean voice, int sinceOnset, Frame speech) {}

    /** Tells that frames were not heard: nobody speaks until somebody does. */
    public void skip() {
        activity.skip();
        suppressor.skip();
    }

    /**
     * @param frame the newest 20 ms
     * @param played what the other side was given to hear in the same 20 ms
     */
    public Heard hear(Frame frame, Frame played) {
        boolean voice = activity.hear(frame, played);
        return new Heard(voice, activity.framesSinceOnset(), suppressor.suppress(frame, voice));
    }
}
