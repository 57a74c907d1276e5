package dev.orderline.it;

import dev.orderline.phone.PhoneCall;
import dev.orderline.phone.timeline.Lanes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Whether a certain sound is heard at one end of a call. */
final class Hearing {
    /** A sound that went over the telephone is at least so like itself; other speech is not. */
    private static final double ALIKE = 0.9;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private Hearing() {}

    /**
     * Waits until {@code sound}, or the loudest second of it, is heard in {@code call}.
     *
     * @param name of the sound, for the failure
     * @param folder where what was heard is kept if it is not heard
     */
    static void await(PhoneCall call, short[] sound, String name, Duration atMost, Path folder)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        double best = 0;
        while (System.nanoTime() < until) {
            boolean over = call.awaitEnd(LOOK_EVERY);
            best = Math.max(best, Likeness.of(sound, Lanes.of(call.tape()).bot()));
            if (best > ALIKE) return;
            if (over) break;
        }
        Lanes.of(call.tape()).stereo().write(folder.resolve("not-" + name + ".wav"));
        throw new AssertionError(
                "\"%s\" was not heard: likeness %s%n%s".formatted(name, best, call.timeline()));
    }
}
