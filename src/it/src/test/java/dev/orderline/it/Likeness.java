package dev.orderline.it;

/**
 * How much of one sound is in another: recognises an announcement after it went over the telephone.
 */
final class Likeness {
    /** One second of the announcement is enough to know it. */
    private static final int PIECE = 8_000;

    private Likeness() {}

    /**
     * The best normalised correlation of the loudest second of {@code sound} with any second of
     * {@code heard}: 1 when it is in there unchanged, about 0.1 for other speech. Both at 8000 Hz.
     */
    static double of(short[] sound, short[] heard) {
        int from = loudest(sound);
        double energy = energy(sound, from);
        if (heard.length < PIECE || energy == 0) return 0;
        double best = 0;
        double there = energy(heard, 0);
        for (int at = 0; at + PIECE < heard.length; at++) {
            if (there > energy / 100) {
                double sum = 0;
                for (int i = 0; i < PIECE; i++) sum += (double) sound[from + i] * heard[at + i];
                best = Math.max(best, sum / Math.sqrt(energy * there));
            }
            there += square(heard[at + PIECE]) - square(heard[at]);
        }
        return best;
    }

    private static int loudest(short[] sound) {
        int best = 0;
        double most = 0;
        for (int at = 0; at + PIECE <= sound.length; at += 800) {
            double energy = energy(sound, at);
            if (energy > most) {
                most = energy;
                best = at;
            }
        }
        return best;
    }

    private static double energy(short[] sound, int from) {
        double energy = 0;
        for (int i = from; i < Math.min(from + PIECE, sound.length); i++)
            energy += square(sound[i]);
        return energy;
    }

    private static double square(short sample) {
        return (double) sample * sample;
    }
}
