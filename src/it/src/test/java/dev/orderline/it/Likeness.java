package dev.orderline.it;

import java.util.Arrays;

/**
 * Finds one sound in another: recognises an announcement after it went over the telephone, and says
 * when it came. All at 8000 Hz.
 */
final class Likeness {
    /** One second of a sound is enough to know it. */
    private static final int PIECE = 8_000;

    /** A first search is done on the means of so many samples: 16 times faster. */
    private static final int COARSE = 4;

    private Likeness() {}

    /**
     * Where a sound is in another.
     *
     * @param likeness normalised correlation of that second: 1 when it is in there unchanged, below
     *     0.6 for other speech, 0 when there is nothing to compare
     * @param shift how many samples later it is there
     */
    record Match(double likeness, int shift) {}

    /** The best match of any second of {@code sound}, or of all if it is shorter. */
    static Match find(short[] sound, short[] heard) {
        return find(sound, heard, PIECE);
    }

    /** The best match of any {@code pieceSamples} in a row, or of all if it is shorter. */
    static Match find(short[] sound, short[] heard, int pieceSamples) {
        short[] thinHeard = thinned(heard);
        int length = Math.min(pieceSamples, sound.length);
        double usual = energy(sound, 0, sound.length) * length / Math.max(1, sound.length);
        var best = new Match(0, 0);
        // Each by itself: a gap on the way spoils one, not all.
        for (int from = 0; from + length <= sound.length && length > 0; from += length) {
            if (energy(sound, from, length) < usual / 2)
                continue; // what is quiet is like much else
            short[] piece = Arrays.copyOfRange(sound, from, from + length);
            int about = best(thinned(piece), thinHeard, 0, Integer.MAX_VALUE).shift() * COARSE;
            Match fine = best(piece, heard, about - 2 * COARSE, about + 2 * COARSE);
            if (fine.likeness() > best.likeness())
                best = new Match(fine.likeness(), fine.shift() - from);
        }
        return best;
    }

    /** The best place of {@code piece} in {@code heard}, from {@code first} to {@code last}. */
    private static Match best(short[] piece, short[] heard, int first, int last) {
        double energy = energy(piece, 0, piece.length);
        var best = new Match(0, 0);
        int at = Math.max(0, first);
        if (energy == 0 || at + piece.length > heard.length) return best;
        double there = energy(heard, at, piece.length);
        while (at <= last) {
            if (there > energy / 100) {
                double sum = 0;
                for (int i = 0; i < piece.length; i++) sum += (double) piece[i] * heard[at + i];
                double likeness = sum / Math.sqrt(energy * there);
                if (likeness > best.likeness()) best = new Match(likeness, at);
            }
            if (at + piece.length >= heard.length) break;
            there += square(heard[at + piece.length]) - square(heard[at]);
            at++;
        }
        return best;
    }

    /** The mean of every {@link #COARSE} samples. */
    private static short[] thinned(short[] pcm) {
        short[] thin = new short[pcm.length / COARSE];
        for (int i = 0; i < thin.length; i++) {
            int sum = 0;
            for (int j = 0; j < COARSE; j++) sum += pcm[i * COARSE + j];
            thin[i] = (short) (sum / COARSE);
        }
        return thin;
    }

    private static double energy(short[] sound, int from, int length) {
        double energy = 0;
        for (int i = from; i < from + length; i++) energy += square(sound[i]);
        return energy;
    }

    private static double square(short sample) {
        return (double) sample * sample;
    }
}
